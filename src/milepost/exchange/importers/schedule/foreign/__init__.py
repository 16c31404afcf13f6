"""Every other format, through MPXJ in a process of its own: never inside a process that serves pages."""
