"""One supplement or habit, one person: nights or blocks drawn by lot, read as fixed beforehand."""
