Feature: Ending a tenancy
  Rent stops with the tenancy: a day too long is an overcharge, a day too short is a loss.

  @tenancies @rents
  Scenario: A tenancy that has ended is charged nothing more
    Given a secure tenancy at £112.00 a week
    And today is 6 April 2026
    When the tenancy is ended on 12 April 2026
    And the weekly debit run has run for the week starting 13 April 2026
    Then no rent debit is posted to the rent account for the week starting 13 April 2026
    And the balance of the rent account is £0.00

  @tenancies @rents
  Scenario: An end date of 1 January 1900 means that the tenancy is active
    Given a secure tenancy at £112.00 a week
    And the tenancy's end date is 1 January 1900
    When the weekly debit run has run for the week starting 6 April 2026
    Then a rent debit of £116.48 is posted to the rent account for the week starting 6 April 2026

  @tenancies @rents
  Scenario: A tenancy that turns out to have ended gives the days back
    Given a secure tenancy at £100.00 a week
    And the weekly debit run has run for the week starting 6 April 2026
    And today is 15 April 2026
    When the tenancy is ended on 8 April 2026
    Then £59.43 is given back once
    And the balance of the rent account is £44.57

  @tenancies @rents
  Scenario: A tenancy that ended with a week that was debited gives nothing back
    Given a secure tenancy at £100.00 a week
    And the weekly debit run has run for the week starting 6 April 2026
    And today is 15 April 2026
    When the tenancy is ended on 12 April 2026
    Then nothing is adjusted
    And the balance of the rent account is £104.00

  @tenancies @rents
  Scenario: A tenancy that ends on 29 February is charged for that day
    Given a secure tenancy at £100.00 a week
    And today is 28 February 2028
    When the tenancy is ended on 29 February 2028
    And the weekly debit run has run for the week starting 28 February 2028
    Then a rent debit of £29.71 is posted to the rent account for the week starting 28 February 2028

  @tenancies @arrears
  Scenario Outline: What is owed after a tenancy that ended on <last day> stands at "<stage>"
    Given a secure tenancy at £100.00 a week
    And the rent account owes £80.00
    And today is 6 April 2026
    When the tenancy is ended on <last day>
    And the nightly arrears review has run
    Then the arrears stage of the rent account is "<stage>"
    And the balance of the rent account is £80.00

    Examples:
      | last day     | stage         |
      | 5 April 2026 | former tenant |
      | 6 April 2026 | letter 1      |
