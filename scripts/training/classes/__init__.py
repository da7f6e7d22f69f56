"""Training of the content classes: own texts from phrases, published reports as negatives, a linear model. Entry: release.trained."""
