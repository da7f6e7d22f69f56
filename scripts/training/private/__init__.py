"""Training of the judge of people: own texts with marked names, of somebody private and of the world, a linear model. Entry: release.trained."""
