"""One supplement or habit, one person: blocks drawn by lot, an analysis fixed beforehand."""
