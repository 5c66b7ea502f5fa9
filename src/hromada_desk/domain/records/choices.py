"""The named lists a choice field may take its value from; labels are `choice.<list>.<value>`.

Vocabularies follow the systems the hromada lives next to: DREAM's public data model, Prozorro's standards, OC4IDS,
the EU external-action logframe. The stages are this program's own, mapped onto theirs in `lifecycle`.
"""

CHOICES: dict[str, tuple[str, ...]] = {
    "access": ("open", "limited", "restricted"),
    "agreement_type": ("memorandum", "twinning", "project", "solidarity", "operator", "grant", "other"),
    "approach_status": ("considered", "chosen", "rejected"),
    "attachment_type": (
        "illustration_before", "illustration_damaged", "illustration_in_progress", "illustration_vision",
        "illustration_complete", "illustration_cover", "design_document", "expert_report", "technical_document",
        "legal_document", "permission", "feasibility_study", "council_decision", "letter", "memorandum",
        "price_evidence", "contract_document", "logo", "other",
    ),
    "audience": ("internal", "donor", "public"),
    "budget_purpose": ("project", "proposal"),
    "call_status": ("announced", "open", "closed"),
    "capital": ("capex", "opex"),
    "channel": ("email", "usb", "dream", "matchmaking", "prozorro", "portal"),
    "contract_status": ("pending", "active", "terminated", "cancelled"),
    "cost_item": (
        "design", "equipment", "construction", "resettlement", "sitePreparation", "measures", "contingencies",
        "overheads", "taxes", "financing", "operating", "maintenance", "replacement", "endOfLife",
        "projectManagement", "upfrontFee", "landAcquisition",
    ),
    "cross_cutting": ("energy_efficiency", "climate", "equal_opportunities", "accessibility"),
    "currency": ("UAH", "EUR", "USD", "PLN", "GBP", "CHF", "CZK", "SEK", "NOK", "DKK", "CAD", "JPY", "MXN", "RON",
                 "HUF", "MDL"),
    "damage_category": ("minor", "moderate", "severe", "destroyed"),
    "damage_cause": ("shelling", "missile", "drone", "bombing", "fire", "flood", "occupation", "mine", "other"),
    "finance_category": (
        "internationalOrganization", "localBudget", "stateCentralBudget", "united24", "liquidationFund",
        "stateReserve", "stateSubsidies", "stateSpecialBudget", "naturalPerson", "legalEntity", "abroadState",
        "abroadEntity", "abroadPerson",
    ),
    "finding_severity": ("note", "minor", "major", "critical"),
    "finding_status": ("open", "in_progress", "resolved"),
    "funding_kind": ("grant", "local_budget", "state_subvention", "partner", "loan", "in_kind", "private"),
    "funding_status": ("planned", "requested", "confirmed", "received"),
    "hromada_type": ("urban", "settlement", "rural"),
    "language": ("uk", "en", "de", "pl", "fr", "ro", "hu"),
    "line_type": ("heading", "line"),
    "logframe_level": ("impact", "outcome", "output", "activity"),
    "milestone_phase": (
        "identification", "scoping", "hearings", "budgeting", "procurementDecision", "procurement", "closure",
        "implementation", "commissioning", "launch", "operations", "disposalDecision", "disposal",
    ),
    "organisation_type": (
        "municipality", "association", "donor", "ngo", "authority", "company", "utility", "university", "other",
    ),
    "package_status": ("draft", "ready", "copied", "sent", "confirmed"),
    "partner_role": ("lead", "co_applicant", "affiliated", "associate", "contractor", "donor"),
    "pim_sector": (
        "transport", "municipal_services", "housing", "energy", "education", "health", "social", "justice",
        "public_finance", "environment", "digital", "public_safety", "culture", "agriculture", "economy", "other",
    ),
    "place_precision": ("", "hromada", "settlement", "street", "building"),
    "procurement_method": (
        "reporting", "belowThreshold", "priceQuotation", "aboveThreshold", "competitiveOrdering",
        "requestForProposal", "negotiation", "negotiation.quick", "esco", "aboveThresholdUA", "aboveThresholdEU",
        "competitiveDialogueUA", "competitiveDialogueEU", "closeFrameworkAgreementUA", "simple.defense", "none",
    ),
    "procurement_status": ("planned", "announced", "bidding", "awarded", "contracted", "unsuccessful", "cancelled"),
    "procurement_category": ("goods", "services", "works"),
    "project_purpose": ("restoration", "development"),
    "project_stage": (
        "idea", "concept", "appraisal", "preparation", "financing", "procurement", "implementation", "completion",
        "operation", "stopped",
    ),
    "project_type": ("rehabilitation", "construction", "equipment"),
    "proposal_status": (
        "draft", "review", "council", "finalised", "sent", "clarification", "awarded", "rejected", "withdrawn",
    ),
    "rate_source": ("NBU", "InforEuro", "ECB", "contract", "own"),
    "risk_area": ("physical", "environmental", "political", "economic", "social", "security", "organisational"),
    "share_rule": ("amount", "percent", "remainder"),
    "site_type": (
        "school", "kindergarten", "hospital", "clinic", "housing", "administrative", "culture", "sport", "social",
        "shelter", "water", "sewage", "heating", "power", "road", "bridge", "transport", "waste", "public_space",
        "other",
    ),
    "subject": ("hromada", "project", "site", "budget_line", "partner", "agreement", "call", "proposal",
                "procurement", "contract", "payment", "visit", "damage"),
    "identifier_scheme": (
        "DREAM", "PROZORRO-PLAN", "PROZORRO-TENDER", "PROZORRO-CONTRACT", "PROZORRO-MONITORING", "RDDPM", "CADASTRE",
        "UA-EDR", "EU-VAT", "PIC", "GIS", "OTHER",
    ),
    "vat": ("included", "excluded", "exempt"),
    "visit_type": ("inspection", "monitoring", "partner_visit", "supervision", "acceptance"),
}
