import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isFailure } from '../src/pure/answer';
import { carryAsOf } from '../src/pure/asof';
import { preference } from '../src/pure/cookie';
import { fate, keepable } from '../src/pure/draft';
import { step, wish } from '../src/pure/keys';
import { csv } from '../src/pure/table';

const press = (key: string, more = {}) => ({ key, ctrl: false, meta: false, alt: false, typing: false, ...more });
const draft = { fields: { why: ['rain'] }, version: '4', sent: true };

test('g and a letter goes, n and a letter creates, a letter alone does neither', () => {
  assert.deepEqual(wish(press('g'), ''), { kind: 'wait', prefix: 'g' });
  assert.deepEqual(wish(press('h'), 'g'), { kind: 'go', letter: 'h' });
  assert.deepEqual(wish(press('r'), 'n'), { kind: 'create', letter: 'r' });
  assert.deepEqual(wish(press('h'), ''), { kind: 'none' });
});

test('what is typed into a field is text, but it can be saved and left', () => {
  for (const key of ['?', '/', 'g', 'j', 'e']) assert.deepEqual(wish(press(key, { typing: true }), ''), { kind: 'none' });
  assert.deepEqual(wish(press('Enter', { typing: true, ctrl: true }), ''), { kind: 'save' });
  assert.deepEqual(wish(press('Escape', { typing: true }), ''), { kind: 'leave' });
});

test("the browser's own keys stay its own", () => {
  assert.deepEqual(wish(press('e', { ctrl: true }), ''), { kind: 'none' });
  assert.deepEqual(wish(press('k', { meta: true }), ''), { kind: 'none' });
});

test('rows are stepped through and never past an end', () => {
  assert.equal(step(-1, 1, 3), 0);
  assert.equal(step(-1, -1, 3), 2);
  assert.equal(step(2, 1, 3), 2);
  assert.equal(step(0, -1, 3), 0);
  assert.equal(step(-1, 1, 0), -1);
});

test('a draft comes back after a refusal and after a lost connection, and goes once it was accepted', () => {
  const shown = { version: '4', refused: false, returned: false };
  assert.equal(fate(draft, { ...shown, refused: true }), 'restore');
  assert.equal(fate(draft, { ...shown, returned: true }), 'restore');
  assert.equal(fate(draft, shown), 'forget');
  assert.equal(fate({ ...draft, sent: false }, shown), 'restore');
});

test('a draft of an older version never covers a newer record', () => {
  assert.equal(fate({ ...draft, sent: false }, { version: '5', refused: true, returned: true }), 'forget');
});

test('secrets and files are never kept', () => {
  assert.equal(keepable('password', 'text'), false);
  assert.equal(keepable('new_password1', 'password'), false);
  assert.equal(keepable('csrfmiddlewaretoken', 'text'), false);
  assert.equal(keepable('evidence', 'file'), false);
  assert.equal(keepable('why', 'textarea'), true);
});

test('the as-of date goes along inside the site and nowhere else', () => {
  const page = 'https://pmo.example/board?as_of=2025-11-30';
  assert.equal(carryAsOf('/projects?sort=name', page), 'https://pmo.example/projects?sort=name&as_of=2025-11-30');
  assert.equal(carryAsOf('/projects?as_of=2024-01-01', page), '/projects?as_of=2024-01-01');
  assert.equal(carryAsOf('https://elsewhere.example/', page), 'https://elsewhere.example/');
  assert.equal(carryAsOf('/projects', 'https://pmo.example/board'), '/projects');
});

test('a saved table quotes what must be quoted and runs nothing in a sheet', () => {
  assert.equal(csv([['a,b', 'say "so"'], ['=1+1', '-2.5']]), '"a,b","say ""so"""\r\n\'=1+1,-2.5\r\n');
  assert.equal(csv([['@cmd', '+1', '-cmd']]), "'@cmd,'+1,'-cmd\r\n");
});

test('a preference cannot break out of its cookie', () => {
  assert.equal(preference('mp_theme', 'dark; path=/x').split(';')[0], 'mp_theme=dark%3B%20path%3D%2Fx');
});

test('a refusal is shown in place, an error page is not', () => {
  assert.equal(isFailure({ status: 422, text: '<div class="mp-refusal">…</div>' }), false);
  assert.equal(isFailure({ status: 200, text: '<html>…</html>' }), false);
  assert.equal(isFailure({ status: 409, text: '<html><div class="mp-refusal"></div></html>' }), false);
  assert.equal(isFailure({ status: 403, text: '<!doctype html><html lang="en">forged</html>' }), true);
  assert.equal(isFailure({ status: 404, text: 'not found' }), true);
  assert.equal(isFailure({ status: 500, text: '' }), true);
});
