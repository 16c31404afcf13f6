"""What people see of suppliers, contracts and evaluations; importing it offers every noun."""

from milepost.suppliers.resource import contracts, deliveries, evaluations, money, suppliers

__all__ = ["contracts", "deliveries", "evaluations", "money", "suppliers"]
