"""One supplement or habit, one person: nights or blocks drawn by lot, an analysis fixed beforehand."""
