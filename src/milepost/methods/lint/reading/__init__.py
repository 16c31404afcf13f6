"""What rules ask of a method: its parts by place and code, its order in time, its view by class, its references."""
