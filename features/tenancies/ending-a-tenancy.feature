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
