"""The words of PMXML and the codes of XER that say the same: one set of rules reads both."""

from __future__ import annotations

KINDS = {
    "Task Dependent": "TT_Task",
    "Resource Dependent": "TT_Rsrc",
    "Level of Effort": "TT_LOE",
    "Start Milestone": "TT_Mile",
    "Finish Milestone": "TT_FinMile",
    "WBS Summary": "TT_WBS",
}
STATES = {"Not Started": "TK_NotStart", "In Progress": "TK_Active", "Completed": "TK_Complete"}
CONSTRAINTS = {
    "Start On": "CS_MSO",
    "Start On or Before": "CS_MSOB",
    "Start On or After": "CS_MSOA",
    "Finish On": "CS_MEO",
    "Finish On or Before": "CS_MEOB",
    "Finish On or After": "CS_MEOA",
    "As Late As Possible": "CS_ALAP",
    "Mandatory Start": "CS_MANDSTART",
    "Mandatory Finish": "CS_MANDFIN",
}
LINKS = {
    "Finish to Start": "PR_FS",
    "Start to Start": "PR_SS",
    "Finish to Finish": "PR_FF",
    "Start to Finish": "PR_SF",
}
LAGS = {
    "Predecessor Activity Calendar": "rcal_Predecessor",
    "Successor Activity Calendar": "rcal_Successor",
    "Project Default Calendar": "rcal_ProjDefault",
    "24 Hour Calendar": "rcal_24Hour",
}
FLOATS = {"Start Float": "FT_SS", "Finish Float": "FT_FF"}  # the words go on with how it is counted
PATHS = {"Longest Path": "CT_DrivPath"}
DAYS = {"Monday": 0, "Tuesday": 1, "Wednesday": 2, "Thursday": 3, "Friday": 4, "Saturday": 5, "Sunday": 6}
OVERRIDE = "Progress Override"
MATERIAL = "Material"

PROJECT = {
    "proj_id": "ObjectId",
    "proj_short_name": "Id",
    "plan_start_date": "PlannedStartDate",
    "scd_end_date": "ScheduledFinishDate",
    "plan_end_date": "MustFinishByDate",
    "last_recalc_date": "DataDate",
    "clndr_id": "ActivityDefaultCalendarObjectId",
}
BREAKDOWN = {
    "wbs_id": "ObjectId",
    "wbs_name": "Name",
    "wbs_short_name": "Code",
    "parent_wbs_id": "ParentObjectId",
    "proj_id": "ProjectObjectId",
}
ACTIVITY = {
    "task_id": "ObjectId",
    "task_code": "Id",
    "task_name": "Name",
    "wbs_id": "WBSObjectId",
    "proj_id": "ProjectObjectId",
    "clndr_id": "CalendarObjectId",
    "target_drtn_hr_cnt": "PlannedDuration",
    "remain_drtn_hr_cnt": "RemainingDuration",
    "act_start_date": "ActualStartDate",
    "act_end_date": "ActualFinishDate",
    "cstr_date": "PrimaryConstraintDate",
    "cstr_date2": "SecondaryConstraintDate",
    "total_float_hr_cnt": "TotalFloat",
    "free_float_hr_cnt": "FreeFloat",
}
DATES = {
    "early_start_date": ("RemainingEarlyStartDate", "EarlyStartDate", "StartDate"),
    "early_end_date": ("RemainingEarlyFinishDate", "EarlyFinishDate", "FinishDate"),
    "late_start_date": ("RemainingLateStartDate", "LateStartDate"),
    "late_end_date": ("RemainingLateFinishDate", "LateFinishDate"),
}
RELATION = {
    "task_pred_id": "ObjectId",
    "pred_task_id": "PredecessorActivityObjectId",
    "task_id": "SuccessorActivityObjectId",
    "proj_id": "SuccessorProjectObjectId",
    "lag_hr_cnt": "Lag",
}
RESOURCE = {"rsrc_id": "ObjectId", "rsrc_name": "Name", "clndr_id": "CalendarObjectId"}
RATE = {"rsrc_id": "ResourceObjectId", "max_qty_per_hr": "MaxUnitsPerTime", "start_date": "EffectiveDate"}
ASSIGNMENT = {
    "task_id": "ActivityObjectId",
    "rsrc_id": "ResourceObjectId",
    "target_qty": "PlannedUnits",
    "target_qty_per_hr": "PlannedUnitsPerTime",
}
