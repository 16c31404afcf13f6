"""Pure numbers: no Django, no files, no clock, no hidden randomness.

Everything an analyst needs stands here by name and is imported when it is first asked for, so that importing the engine
loads no array, no solver and no compiler.

Examples
--------
>>> from milepost_engine import earned_value
>>> earned_value(100_000, 50_000, 40_000, 45_000).spi
Known(value=0.8)
"""

from importlib import import_module

_PLACES = {
    "result": (
        "Known",
        "Unknown",
        "NotApplicable",
        "Result",
        "Coverage",
        "coverage",
        "known_values",
        "map_known",
        "value_or",
    ),
    "time": (
        "Calendar",
        "CalendarError",
        "InstantRangeError",
        "WorkingTime",
        "around_the_clock",
        "weekdays",
        "working_time",
        "date_of",
        "datetime_of",
        "day_of",
        "minute_of",
        "local_minute_of",
        "utc_of",
        "is_working_day",
        "nth_working_day_after",
        "start_after_lead",
        "End",
    ),
    "network": (
        "ActivityKind",
        "ConflictRule",
        "ConstraintKind",
        "LinkKind",
        "ProgressRule",
        "Plan",
        "Schedule",
        "Edit",
        "Field",
        "LinkField",
        "LoopError",
        "NetworkError",
        "PlanRangeError",
        "activity_rows",
        "link_rows",
        "constrain",
        "schedule_plan",
        "ready_schedule",
        "reschedule",
        "plain_network",
        "plain_passes",
        "PlainNetwork",
        "PlainSchedule",
        "why_here",
        "longest_path",
        "float_paths",
        "check_quality",
        "QualityCheck",
        "QualityFacts",
        "baseline_execution_index",
        "critical_path_length_index",
        "roll_up:roll_up_summaries",
        "spread_links",
    ),
    "network.attribution": (
        "ConflictPart",
        "DelayCause",
        "ProjectDelay",
        "attribute_delay",
        "relaxed_finish",
    ),
    "network.levelling": (
        "Activity",
        "Hold",
        "InfeasibleError",
        "Levelled",
        "LevellingError",
        "Link",
        "Mode",
        "Problem:LevellingProblem",
        "Project",
        "Resource",
        "Rule:PriorityRule",
        "Stock",
        "Waiting",
        "level",
        "levelling_problem",
        "ready_levelling",
        "why_then",
        "with_locked",
    ),
    "network.levelling.dated": ("LevelledPlan", "Move", "Need", "Overload", "level_plan"),
    "network.levelling.people": ("Member", "Placement", "Staffed", "level_people"),
    "network.levelling.ranking": ("Ranked", "Served", "level_by_rank"),
    "risk": (
        "BetaPert",
        "Branch",
        "Constant",
        "Convergence",
        "Correlation",
        "CorrelationKind",
        "Cost:RiskCost",
        "Discrete",
        "Distribution",
        "Empirical",
        "Lognormal",
        "Outcome:BranchOutcome",
        "RiskDriver",
        "Risks",
        "Settings:SimulationSettings",
        "Simulation",
        "Swing",
        "Triangular",
        "Uniform",
        "Weather",
        "nearest_correlation",
        "simulate",
        "tornado",
    ),
    "cost.earned_value": (
        "EacFormula",
        "EarnedValue",
        "Forecast",
        "earned_value",
    ),
    "cost.earned_value_series": (
        "ManyEarnedValues",
        "earned_value_many",
        "since_adjustment",
    ),
    "cost.earned_schedule": (
        "EarnedSchedule",
        "EarnedScheduleWithHolds",
        "ManyEarnedSchedules",
        "earned_schedule",
        "earned_schedule_many",
        "earned_schedule_with_holds",
    ),
    "cost.earning": (
        "Apportioned",
        "Earned",
        "FixedFormula",
        "LevelOfEffort",
        "PhysicalShare",
        "UnitsComplete",
        "WeightedMilestones",
        "WorkPackage",
        "roll_up:roll_up_earned",
    ),
    "cost.tracked": (
        "PlannedCurve",
        "PlannedWork",
        "budget_of",
        "curve_of",
        "earned_by",
        "planned_value",
    ),
    "cost.cash_flow": (
        "ToGo",
        "irr",
        "mirr",
        "npv",
        "payback",
        "profitability_index",
        "roi",
        "to_go",
        "xnpv",
    ),
    "cost.contingency": (
        "Exposure",
        "Risk",
        "contingency_requirement",
        "exposure:risk_exposure",
        "matrix_score",
        "misranked",
    ),
    "cost.reference_class": (
        "OutsideView",
        "PRIORS",
        "Prior",
        "ReferenceClass",
        "bootstrap_interval",
        "class_quantile",
        "is_optimistic",
        "outside_view",
        "uplifts",
    ),
    "cost.calibration": (
        "QuantileCoverage",
        "brier_score",
        "persistence_forecast",
        "pinball_loss",
        "quantile_coverage",
        "skill:forecast_skill",
    ),
    "choose.ahp": (
        "GroupJudgement",
        "Priorities",
        "combine:combine_judgements",
        "priorities",
        "synthesise",
    ),
    "choose.scoring": (
        "Criterion",
        "ItemScore",
        "Sensitivity",
        "rank:rank_items",
        "rank_stability",
        "score_item",
        "sensitivity",
    ),
    "choose.sequencing": (
        "Feature",
        "Job",
        "JobSequence",
        "delay_cost",
        "rank_features",
        "sequence_jobs",
        "wsjf",
    ),
    "choose.capacity": (
        "Cover",
        "Demand",
        "Load",
        "Person",
        "cover:cover_skills",
        "load:capacity_load",
        "supply:skill_supply",
    ),
    "choose.project_managers": (
        "QualifiedPM",
        "ManagerBalance",
        "Post",
        "manager_balance",
    ),
    "choose.compliance": (
        "Compliance",
        "Obligation",
        "Outcome",
        "compliance:compliance_score",
    ),
    "choose.supplier": (
        "need_evidence",
        "suggest_ratings",
        "supplier_score",
    ),
    "choose.rag": (
        "RULE_SET_V1",
        "RagFacts",
        "RagResult",
        "evaluate:evaluate_rag",
    ),
    "choose.selection": (
        "Candidate",
        "Certificate",
        "Choice",
        "Limit",
        "LimitKind",
        "OneMore",
        "Portfolio",
        "Requirement",
        "RobustChoice",
        "ShareLimit",
        "Status:SelectionStatus",
        "Synergy",
        "best_value",
        "broken_limits",
        "choose:choose_portfolio",
        "choose_robustly",
        "conflicting_limits",
        "cost_of",
        "value_of",
        "value_of_more",
        "verified_value",
        "why_not",
    ),
    "choose.futures": (
        "AcrossFutures",
        "Future",
        "choose_across_futures",
    ),
    "choose.frontier": (
        "GridPoint",
        "Point",
        "frontier",
        "gap_to_frontier",
        "point_of",
    ),
}
"""Names by module; `own:public` where the own name says too little by itself."""

_OWN = {
    name.partition(":")[2] or name: (module, name.partition(":")[0])
    for module, names in _PLACES.items()
    for name in names
}
__all__ = sorted(_OWN)  # noqa: PLE0605 - the stub beside this file lists them for readers of types


def __getattr__(name: str) -> object:
    """Import what is asked for by its public name."""
    if name not in _OWN:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module, own = _OWN[name]
    found: object = getattr(import_module(f"{__name__}.{module}"), own)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    """Return the public names."""
    return __all__
