"""All rules over one budget in one table: the running checks of the screen and the check of a case use the same."""

from hromada_desk.domain.rules import double_funding, eligibility, grant_terms, money, plan_fact, rates, spending_time

BUDGET_RULES = (*money.BUDGET_RULES, *rates.BUDGET_RULES, *spending_time.BUDGET_RULES, *grant_terms.BUDGET_RULES,
                *eligibility.BUDGET_RULES, *double_funding.BUDGET_RULES, *plan_fact.BUDGET_RULES)
