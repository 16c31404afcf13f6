from django.http import HttpRequest, HttpResponse

from milepost.config.security import send_security_headers


def test_every_answer_forbids_scripts_of_others_and_inline_ones():
    policy = send_security_headers(lambda request: HttpResponse())(HttpRequest())["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy


def test_a_view_keeps_a_stricter_policy_of_its_own():
    strict = {"Content-Security-Policy": "default-src 'none'; sandbox"}
    answer = send_security_headers(lambda request: HttpResponse(headers=strict))(HttpRequest())
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
