"""Fact-checks as feeds and pages hold them: schema.org's Claim and ClaimReview."""
