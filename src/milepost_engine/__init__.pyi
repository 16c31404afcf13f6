from milepost_engine.choose.ahp import (
    GroupJudgement as GroupJudgement,
)
from milepost_engine.choose.ahp import (
    Priorities as Priorities,
)
from milepost_engine.choose.ahp import (
    combine as combine_judgements,
)
from milepost_engine.choose.ahp import (
    priorities as priorities,
)
from milepost_engine.choose.ahp import (
    synthesise as synthesise,
)
from milepost_engine.choose.capacity import (
    Cover as Cover,
)
from milepost_engine.choose.capacity import (
    Demand as Demand,
)
from milepost_engine.choose.capacity import (
    Load as Load,
)
from milepost_engine.choose.capacity import (
    Person as Person,
)
from milepost_engine.choose.capacity import (
    cover as cover_skills,
)
from milepost_engine.choose.capacity import (
    load as capacity_load,
)
from milepost_engine.choose.capacity import (
    supply as skill_supply,
)
from milepost_engine.choose.compliance import (
    Compliance as Compliance,
)
from milepost_engine.choose.compliance import (
    Obligation as Obligation,
)
from milepost_engine.choose.compliance import (
    Outcome as Outcome,
)
from milepost_engine.choose.compliance import (
    compliance as compliance_score,
)
from milepost_engine.choose.frontier import (
    GridPoint as GridPoint,
)
from milepost_engine.choose.frontier import (
    Point as Point,
)
from milepost_engine.choose.frontier import (
    frontier as frontier,
)
from milepost_engine.choose.frontier import (
    gap_to_frontier as gap_to_frontier,
)
from milepost_engine.choose.frontier import (
    point_of as point_of,
)
from milepost_engine.choose.futures import (
    AcrossFutures as AcrossFutures,
)
from milepost_engine.choose.futures import (
    Future as Future,
)
from milepost_engine.choose.futures import (
    choose_across_futures as choose_across_futures,
)
from milepost_engine.choose.project_managers import (
    ManagerBalance as ManagerBalance,
)
from milepost_engine.choose.project_managers import (
    Post as Post,
)
from milepost_engine.choose.project_managers import (
    QualifiedPM as QualifiedPM,
)
from milepost_engine.choose.project_managers import (
    manager_balance as manager_balance,
)
from milepost_engine.choose.rag import (
    RULE_SET_V1 as RULE_SET_V1,
)
from milepost_engine.choose.rag import (
    RagFacts as RagFacts,
)
from milepost_engine.choose.rag import (
    RagResult as RagResult,
)
from milepost_engine.choose.rag import (
    evaluate as evaluate_rag,
)
from milepost_engine.choose.scoring import (
    Criterion as Criterion,
)
from milepost_engine.choose.scoring import (
    ItemScore as ItemScore,
)
from milepost_engine.choose.scoring import (
    Sensitivity as Sensitivity,
)
from milepost_engine.choose.scoring import (
    rank as rank_items,
)
from milepost_engine.choose.scoring import (
    rank_stability as rank_stability,
)
from milepost_engine.choose.scoring import (
    score_item as score_item,
)
from milepost_engine.choose.scoring import (
    sensitivity as sensitivity,
)
from milepost_engine.choose.selection import (
    Candidate as Candidate,
)
from milepost_engine.choose.selection import (
    Certificate as Certificate,
)
from milepost_engine.choose.selection import (
    Choice as Choice,
)
from milepost_engine.choose.selection import (
    Limit as Limit,
)
from milepost_engine.choose.selection import (
    LimitKind as LimitKind,
)
from milepost_engine.choose.selection import (
    OneMore as OneMore,
)
from milepost_engine.choose.selection import (
    Portfolio as Portfolio,
)
from milepost_engine.choose.selection import (
    Requirement as Requirement,
)
from milepost_engine.choose.selection import (
    RobustChoice as RobustChoice,
)
from milepost_engine.choose.selection import (
    ShareLimit as ShareLimit,
)
from milepost_engine.choose.selection import (
    Status as SelectionStatus,
)
from milepost_engine.choose.selection import (
    Synergy as Synergy,
)
from milepost_engine.choose.selection import (
    best_value as best_value,
)
from milepost_engine.choose.selection import (
    broken_limits as broken_limits,
)
from milepost_engine.choose.selection import (
    choose as choose_portfolio,
)
from milepost_engine.choose.selection import (
    choose_robustly as choose_robustly,
)
from milepost_engine.choose.selection import (
    conflicting_limits as conflicting_limits,
)
from milepost_engine.choose.selection import (
    cost_of as cost_of,
)
from milepost_engine.choose.selection import (
    value_of as value_of,
)
from milepost_engine.choose.selection import (
    value_of_more as value_of_more,
)
from milepost_engine.choose.selection import (
    verified_value as verified_value,
)
from milepost_engine.choose.selection import (
    why_not as why_not,
)
from milepost_engine.choose.sequencing import (
    Feature as Feature,
)
from milepost_engine.choose.sequencing import (
    Job as Job,
)
from milepost_engine.choose.sequencing import (
    JobSequence as JobSequence,
)
from milepost_engine.choose.sequencing import (
    delay_cost as delay_cost,
)
from milepost_engine.choose.sequencing import (
    rank_features as rank_features,
)
from milepost_engine.choose.sequencing import (
    sequence_jobs as sequence_jobs,
)
from milepost_engine.choose.sequencing import (
    wsjf as wsjf,
)
from milepost_engine.choose.supplier import (
    need_evidence as need_evidence,
)
from milepost_engine.choose.supplier import (
    suggest_ratings as suggest_ratings,
)
from milepost_engine.choose.supplier import (
    supplier_score as supplier_score,
)
from milepost_engine.cost.calibration import (
    QuantileCoverage as QuantileCoverage,
)
from milepost_engine.cost.calibration import (
    brier_score as brier_score,
)
from milepost_engine.cost.calibration import (
    persistence_forecast as persistence_forecast,
)
from milepost_engine.cost.calibration import (
    pinball_loss as pinball_loss,
)
from milepost_engine.cost.calibration import (
    quantile_coverage as quantile_coverage,
)
from milepost_engine.cost.calibration import (
    skill as forecast_skill,
)
from milepost_engine.cost.cash_flow import (
    ToGo as ToGo,
)
from milepost_engine.cost.cash_flow import (
    irr as irr,
)
from milepost_engine.cost.cash_flow import (
    mirr as mirr,
)
from milepost_engine.cost.cash_flow import (
    npv as npv,
)
from milepost_engine.cost.cash_flow import (
    payback as payback,
)
from milepost_engine.cost.cash_flow import (
    profitability_index as profitability_index,
)
from milepost_engine.cost.cash_flow import (
    roi as roi,
)
from milepost_engine.cost.cash_flow import (
    to_go as to_go,
)
from milepost_engine.cost.cash_flow import (
    xnpv as xnpv,
)
from milepost_engine.cost.contingency import (
    Exposure as Exposure,
)
from milepost_engine.cost.contingency import (
    Risk as Risk,
)
from milepost_engine.cost.contingency import (
    contingency_requirement as contingency_requirement,
)
from milepost_engine.cost.contingency import (
    exposure as risk_exposure,
)
from milepost_engine.cost.contingency import (
    matrix_score as matrix_score,
)
from milepost_engine.cost.contingency import (
    misranked as misranked,
)
from milepost_engine.cost.earned_schedule import (
    EarnedSchedule as EarnedSchedule,
)
from milepost_engine.cost.earned_schedule import (
    EarnedScheduleWithHolds as EarnedScheduleWithHolds,
)
from milepost_engine.cost.earned_schedule import (
    ManyEarnedSchedules as ManyEarnedSchedules,
)
from milepost_engine.cost.earned_schedule import (
    earned_schedule as earned_schedule,
)
from milepost_engine.cost.earned_schedule import (
    earned_schedule_many as earned_schedule_many,
)
from milepost_engine.cost.earned_schedule import (
    earned_schedule_with_holds as earned_schedule_with_holds,
)
from milepost_engine.cost.earned_value import (
    EacFormula as EacFormula,
)
from milepost_engine.cost.earned_value import (
    EarnedValue as EarnedValue,
)
from milepost_engine.cost.earned_value import (
    Forecast as Forecast,
)
from milepost_engine.cost.earned_value import (
    earned_value as earned_value,
)
from milepost_engine.cost.earned_value_series import (
    ManyEarnedValues as ManyEarnedValues,
)
from milepost_engine.cost.earned_value_series import (
    earned_value_many as earned_value_many,
)
from milepost_engine.cost.earned_value_series import (
    since_adjustment as since_adjustment,
)
from milepost_engine.cost.earning import (
    Apportioned as Apportioned,
)
from milepost_engine.cost.earning import (
    Earned as Earned,
)
from milepost_engine.cost.earning import (
    FixedFormula as FixedFormula,
)
from milepost_engine.cost.earning import (
    LevelOfEffort as LevelOfEffort,
)
from milepost_engine.cost.earning import (
    PhysicalShare as PhysicalShare,
)
from milepost_engine.cost.earning import (
    UnitsComplete as UnitsComplete,
)
from milepost_engine.cost.earning import (
    WeightedMilestones as WeightedMilestones,
)
from milepost_engine.cost.earning import (
    WorkPackage as WorkPackage,
)
from milepost_engine.cost.earning import (
    roll_up as roll_up_earned,
)
from milepost_engine.cost.reference_class import (
    PRIORS as PRIORS,
)
from milepost_engine.cost.reference_class import (
    OutsideView as OutsideView,
)
from milepost_engine.cost.reference_class import (
    Prior as Prior,
)
from milepost_engine.cost.reference_class import (
    ReferenceClass as ReferenceClass,
)
from milepost_engine.cost.reference_class import (
    bootstrap_interval as bootstrap_interval,
)
from milepost_engine.cost.reference_class import (
    class_quantile as class_quantile,
)
from milepost_engine.cost.reference_class import (
    is_optimistic as is_optimistic,
)
from milepost_engine.cost.reference_class import (
    outside_view as outside_view,
)
from milepost_engine.cost.reference_class import (
    uplifts as uplifts,
)
from milepost_engine.cost.tracked import (
    PlannedCurve as PlannedCurve,
)
from milepost_engine.cost.tracked import (
    PlannedWork as PlannedWork,
)
from milepost_engine.cost.tracked import (
    budget_of as budget_of,
)
from milepost_engine.cost.tracked import (
    curve_of as curve_of,
)
from milepost_engine.cost.tracked import (
    earned_by as earned_by,
)
from milepost_engine.cost.tracked import (
    planned_value as planned_value,
)
from milepost_engine.errors import (
    AmountError as AmountError,
)
from milepost_engine.errors import (
    ChoiceError as ChoiceError,
)
from milepost_engine.errors import (
    CostError as CostError,
)
from milepost_engine.errors import (
    EngineError as EngineError,
)
from milepost_engine.network import (
    ActivityKind as ActivityKind,
)
from milepost_engine.network import (
    ConflictRule as ConflictRule,
)
from milepost_engine.network import (
    ConstraintKind as ConstraintKind,
)
from milepost_engine.network import (
    Edit as Edit,
)
from milepost_engine.network import (
    Field as Field,
)
from milepost_engine.network import (
    LinkField as LinkField,
)
from milepost_engine.network import (
    LinkKind as LinkKind,
)
from milepost_engine.network import (
    LoopError as LoopError,
)
from milepost_engine.network import (
    NetworkError as NetworkError,
)
from milepost_engine.network import (
    PlainNetwork as PlainNetwork,
)
from milepost_engine.network import (
    PlainSchedule as PlainSchedule,
)
from milepost_engine.network import (
    Plan as Plan,
)
from milepost_engine.network import (
    PlanRangeError as PlanRangeError,
)
from milepost_engine.network import (
    ProgressRule as ProgressRule,
)
from milepost_engine.network import (
    QualityCheck as QualityCheck,
)
from milepost_engine.network import (
    QualityFacts as QualityFacts,
)
from milepost_engine.network import (
    Schedule as Schedule,
)
from milepost_engine.network import (
    activity_rows as activity_rows,
)
from milepost_engine.network import (
    baseline_execution_index as baseline_execution_index,
)
from milepost_engine.network import (
    check_quality as check_quality,
)
from milepost_engine.network import (
    constrain as constrain,
)
from milepost_engine.network import (
    critical_path_length_index as critical_path_length_index,
)
from milepost_engine.network import (
    dangling_ends as dangling_ends,
)
from milepost_engine.network import (
    float_paths as float_paths,
)
from milepost_engine.network import (
    link_rows as link_rows,
)
from milepost_engine.network import (
    longest_path as longest_path,
)
from milepost_engine.network import (
    plain_network as plain_network,
)
from milepost_engine.network import (
    plain_passes as plain_passes,
)
from milepost_engine.network import (
    ready_schedule as ready_schedule,
)
from milepost_engine.network import (
    reschedule as reschedule,
)
from milepost_engine.network import (
    roll_up as roll_up_summaries,
)
from milepost_engine.network import (
    schedule_plan as schedule_plan,
)
from milepost_engine.network import (
    spread_links as spread_links,
)
from milepost_engine.network import (
    why_here as why_here,
)
from milepost_engine.network.attribution import (
    ConflictPart as ConflictPart,
)
from milepost_engine.network.attribution import (
    DelayCause as DelayCause,
)
from milepost_engine.network.attribution import (
    ProjectDelay as ProjectDelay,
)
from milepost_engine.network.attribution import (
    attribute_delay as attribute_delay,
)
from milepost_engine.network.attribution import (
    relaxed_finish as relaxed_finish,
)
from milepost_engine.network.levelling import (
    Activity as Activity,
)
from milepost_engine.network.levelling import (
    Hold as Hold,
)
from milepost_engine.network.levelling import (
    InfeasibleError as InfeasibleError,
)
from milepost_engine.network.levelling import (
    Levelled as Levelled,
)
from milepost_engine.network.levelling import (
    LevellingError as LevellingError,
)
from milepost_engine.network.levelling import (
    Link as Link,
)
from milepost_engine.network.levelling import (
    Mode as Mode,
)
from milepost_engine.network.levelling import (
    Problem as LevellingProblem,
)
from milepost_engine.network.levelling import (
    Project as Project,
)
from milepost_engine.network.levelling import (
    Resource as Resource,
)
from milepost_engine.network.levelling import (
    Rule as PriorityRule,
)
from milepost_engine.network.levelling import (
    Stock as Stock,
)
from milepost_engine.network.levelling import (
    Waiting as Waiting,
)
from milepost_engine.network.levelling import (
    level as level,
)
from milepost_engine.network.levelling import (
    levelling_problem as levelling_problem,
)
from milepost_engine.network.levelling import (
    ready_levelling as ready_levelling,
)
from milepost_engine.network.levelling import (
    why_then as why_then,
)
from milepost_engine.network.levelling import (
    with_locked as with_locked,
)
from milepost_engine.network.levelling.dated import (
    LevelledPlan as LevelledPlan,
)
from milepost_engine.network.levelling.dated import (
    Move as Move,
)
from milepost_engine.network.levelling.dated import (
    Need as Need,
)
from milepost_engine.network.levelling.dated import (
    Overload as Overload,
)
from milepost_engine.network.levelling.dated import (
    level_plan as level_plan,
)
from milepost_engine.network.levelling.people import (
    Member as Member,
)
from milepost_engine.network.levelling.people import (
    Placement as Placement,
)
from milepost_engine.network.levelling.people import (
    Staffed as Staffed,
)
from milepost_engine.network.levelling.people import (
    level_people as level_people,
)
from milepost_engine.network.levelling.ranking import (
    Ranked as Ranked,
)
from milepost_engine.network.levelling.ranking import (
    Served as Served,
)
from milepost_engine.network.levelling.ranking import (
    level_by_rank as level_by_rank,
)
from milepost_engine.result import (
    Coverage as Coverage,
)
from milepost_engine.result import (
    Known as Known,
)
from milepost_engine.result import (
    NotApplicable as NotApplicable,
)
from milepost_engine.result import (
    Result as Result,
)
from milepost_engine.result import (
    Unknown as Unknown,
)
from milepost_engine.result import (
    coverage as coverage,
)
from milepost_engine.result import (
    known_values as known_values,
)
from milepost_engine.result import (
    map_known as map_known,
)
from milepost_engine.result import (
    value_or as value_or,
)
from milepost_engine.risk import (
    BetaPert as BetaPert,
)
from milepost_engine.risk import (
    Branch as Branch,
)
from milepost_engine.risk import (
    Constant as Constant,
)
from milepost_engine.risk import (
    Convergence as Convergence,
)
from milepost_engine.risk import (
    Correlation as Correlation,
)
from milepost_engine.risk import (
    CorrelationError as CorrelationError,
)
from milepost_engine.risk import (
    CorrelationKind as CorrelationKind,
)
from milepost_engine.risk import (
    Cost as RiskCost,
)
from milepost_engine.risk import (
    Discrete as Discrete,
)
from milepost_engine.risk import (
    Distribution as Distribution,
)
from milepost_engine.risk import (
    DistributionError as DistributionError,
)
from milepost_engine.risk import (
    Empirical as Empirical,
)
from milepost_engine.risk import (
    LeftOut as LeftOut,
)
from milepost_engine.risk import (
    Lognormal as Lognormal,
)
from milepost_engine.risk import (
    Outcome as BranchOutcome,
)
from milepost_engine.risk import (
    RiskDriver as RiskDriver,
)
from milepost_engine.risk import (
    RiskError as RiskError,
)
from milepost_engine.risk import (
    Risks as Risks,
)
from milepost_engine.risk import (
    Settings as SimulationSettings,
)
from milepost_engine.risk import (
    Simulation as Simulation,
)
from milepost_engine.risk import (
    SimulationError as SimulationError,
)
from milepost_engine.risk import (
    Source as RiskSource,
)
from milepost_engine.risk import (
    Swing as Swing,
)
from milepost_engine.risk import (
    Triangular as Triangular,
)
from milepost_engine.risk import (
    Uniform as Uniform,
)
from milepost_engine.risk import (
    Weather as Weather,
)
from milepost_engine.risk import (
    nearest_correlation as nearest_correlation,
)
from milepost_engine.risk import (
    simulate as simulate,
)
from milepost_engine.risk import (
    tornado as tornado,
)
from milepost_engine.time import (
    Calendar as Calendar,
)
from milepost_engine.time import (
    CalendarError as CalendarError,
)
from milepost_engine.time import (
    End as End,
)
from milepost_engine.time import (
    InstantRangeError as InstantRangeError,
)
from milepost_engine.time import (
    WorkingTime as WorkingTime,
)
from milepost_engine.time import (
    around_the_clock as around_the_clock,
)
from milepost_engine.time import (
    date_of as date_of,
)
from milepost_engine.time import (
    datetime_of as datetime_of,
)
from milepost_engine.time import (
    day_of as day_of,
)
from milepost_engine.time import (
    is_working_day as is_working_day,
)
from milepost_engine.time import (
    local_minute_of as local_minute_of,
)
from milepost_engine.time import (
    minute_of as minute_of,
)
from milepost_engine.time import (
    nth_working_day_after as nth_working_day_after,
)
from milepost_engine.time import (
    start_after_lead as start_after_lead,
)
from milepost_engine.time import (
    utc_of as utc_of,
)
from milepost_engine.time import (
    weekdays as weekdays,
)
from milepost_engine.time import (
    working_time as working_time,
)

__all__ = [
    "PRIORS",
    "RULE_SET_V1",
    "AcrossFutures",
    "Activity",
    "ActivityKind",
    "AmountError",
    "Apportioned",
    "BetaPert",
    "Branch",
    "BranchOutcome",
    "Calendar",
    "CalendarError",
    "Candidate",
    "Certificate",
    "Choice",
    "ChoiceError",
    "Compliance",
    "ConflictPart",
    "ConflictRule",
    "Constant",
    "ConstraintKind",
    "Convergence",
    "Correlation",
    "CorrelationError",
    "CorrelationKind",
    "CostError",
    "Cover",
    "Coverage",
    "Criterion",
    "DelayCause",
    "Demand",
    "Discrete",
    "Distribution",
    "DistributionError",
    "EacFormula",
    "Earned",
    "EarnedSchedule",
    "EarnedScheduleWithHolds",
    "EarnedValue",
    "Edit",
    "Empirical",
    "End",
    "EngineError",
    "Exposure",
    "Feature",
    "Field",
    "FixedFormula",
    "Forecast",
    "Future",
    "GridPoint",
    "GroupJudgement",
    "Hold",
    "InfeasibleError",
    "InstantRangeError",
    "ItemScore",
    "Job",
    "JobSequence",
    "Known",
    "LeftOut",
    "LevelOfEffort",
    "Levelled",
    "LevelledPlan",
    "LevellingError",
    "LevellingProblem",
    "Limit",
    "LimitKind",
    "Link",
    "LinkField",
    "LinkKind",
    "Load",
    "Lognormal",
    "LoopError",
    "ManagerBalance",
    "ManyEarnedSchedules",
    "ManyEarnedValues",
    "Member",
    "Mode",
    "Move",
    "Need",
    "NetworkError",
    "NotApplicable",
    "Obligation",
    "OneMore",
    "Outcome",
    "OutsideView",
    "Overload",
    "Person",
    "PhysicalShare",
    "Placement",
    "PlainNetwork",
    "PlainSchedule",
    "Plan",
    "PlanRangeError",
    "PlannedCurve",
    "PlannedWork",
    "Point",
    "Portfolio",
    "Post",
    "Prior",
    "Priorities",
    "PriorityRule",
    "ProgressRule",
    "Project",
    "ProjectDelay",
    "QualifiedPM",
    "QualityCheck",
    "QualityFacts",
    "QuantileCoverage",
    "RagFacts",
    "RagResult",
    "Ranked",
    "ReferenceClass",
    "Requirement",
    "Resource",
    "Result",
    "Risk",
    "RiskCost",
    "RiskDriver",
    "RiskError",
    "RiskSource",
    "Risks",
    "RobustChoice",
    "Schedule",
    "SelectionStatus",
    "Sensitivity",
    "Served",
    "ShareLimit",
    "Simulation",
    "SimulationError",
    "SimulationSettings",
    "Staffed",
    "Stock",
    "Swing",
    "Synergy",
    "ToGo",
    "Triangular",
    "Uniform",
    "UnitsComplete",
    "Unknown",
    "Waiting",
    "Weather",
    "WeightedMilestones",
    "WorkPackage",
    "WorkingTime",
    "activity_rows",
    "around_the_clock",
    "attribute_delay",
    "baseline_execution_index",
    "best_value",
    "bootstrap_interval",
    "brier_score",
    "broken_limits",
    "budget_of",
    "capacity_load",
    "check_quality",
    "choose_across_futures",
    "choose_portfolio",
    "choose_robustly",
    "class_quantile",
    "combine_judgements",
    "compliance_score",
    "conflicting_limits",
    "constrain",
    "contingency_requirement",
    "cost_of",
    "cover_skills",
    "coverage",
    "critical_path_length_index",
    "curve_of",
    "dangling_ends",
    "date_of",
    "datetime_of",
    "day_of",
    "delay_cost",
    "earned_by",
    "earned_schedule",
    "earned_schedule_many",
    "earned_schedule_with_holds",
    "earned_value",
    "earned_value_many",
    "evaluate_rag",
    "float_paths",
    "forecast_skill",
    "frontier",
    "gap_to_frontier",
    "irr",
    "is_optimistic",
    "is_working_day",
    "known_values",
    "level",
    "level_by_rank",
    "level_people",
    "level_plan",
    "levelling_problem",
    "link_rows",
    "local_minute_of",
    "longest_path",
    "manager_balance",
    "map_known",
    "matrix_score",
    "minute_of",
    "mirr",
    "misranked",
    "nearest_correlation",
    "need_evidence",
    "npv",
    "nth_working_day_after",
    "outside_view",
    "payback",
    "persistence_forecast",
    "pinball_loss",
    "plain_network",
    "plain_passes",
    "planned_value",
    "point_of",
    "priorities",
    "profitability_index",
    "quantile_coverage",
    "rank_features",
    "rank_items",
    "rank_stability",
    "ready_levelling",
    "ready_schedule",
    "relaxed_finish",
    "reschedule",
    "risk_exposure",
    "roi",
    "roll_up_earned",
    "roll_up_summaries",
    "schedule_plan",
    "score_item",
    "sensitivity",
    "sequence_jobs",
    "simulate",
    "since_adjustment",
    "skill_supply",
    "spread_links",
    "start_after_lead",
    "suggest_ratings",
    "supplier_score",
    "synthesise",
    "to_go",
    "tornado",
    "uplifts",
    "utc_of",
    "value_of",
    "value_of_more",
    "value_or",
    "verified_value",
    "weekdays",
    "why_here",
    "why_not",
    "why_then",
    "with_locked",
    "working_time",
    "wsjf",
    "xnpv",
]
