"""What pages show of the workbench: the rows of the list, the page of a project, and the top of it elsewhere."""
