"""What the engine is measured on: passes, simulation, levelling, selection, earned value, and real schedules."""
