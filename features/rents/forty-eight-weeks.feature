Feature: From 48 weeks to 52
  Some homes came from a landlord who charged 48 weeks a year. When they are brought to 52, the weekly amounts fall
  so that a year costs the same: those that are charged, and those that the next tenant will be charged.

  @rents
  Scenario: Both the rent and the target rent are converted
    Given a secure tenancy at £108.33 a week
    And the rent is charged over 48 weeks
    And the target rent of the home is £112.00 a week
    When rents over 48 weeks are converted to 52 weeks from 6 April 2026
    Then the rent charge of the rent account is £108.33 a week on 5 April 2026
    And the rent charge of the rent account is £100.00 a week on 6 April 2026
    And the target rent of the home is £103.38 a week over 52 weeks

  @rents
  Scenario: What is debited each week stays the same
    Given a secure tenancy at £108.33 a week
    And the rent is charged over 48 weeks
    And the weekly debit run has run for the week starting 6 April 2026
    When rents over 48 weeks are converted to 52 weeks from 13 April 2026
    And the weekly debit run has run for the week starting 13 April 2026
    Then a rent debit of £104.00 is posted to the rent account for the week starting 6 April 2026
    And a rent debit of £104.00 is posted to the rent account for the week starting 13 April 2026

  @rents
  Scenario: The next tenant is charged the converted target rent
    Given a secure tenancy at £108.33 a week
    And the rent is charged over 48 weeks
    And the target rent of the home is £112.00 a week
    And the tenancy's end date is 29 March 2026
    And there is an applicant for a home
    When rents over 48 weeks are converted to 52 weeks from 6 April 2026
    And the home is let to the applicant from 6 April 2026
    Then the new rent of the home is £103.38 a week over 52 weeks

  @rents
  Scenario: A week that has been debited is not converted
    Given a secure tenancy at £108.33 a week
    And the rent is charged over 48 weeks
    And the weekly debit run has run for the week starting 6 April 2026
    When rents over 48 weeks are converted to 52 weeks from 6 April 2026
    Then it is refused
    And the rent charge of the rent account is £108.33 a week on 6 April 2026

  @rents
  Scenario: In a year of 53 weeks, 48 weeks become 49
    Given a secure tenancy at £102.00 a week
    And the rent is charged over 48 weeks
    And today is 31 March 2031
    When the weekly debit run has run for the week starting 31 March 2031
    Then a rent debit of £98.00 is posted to the rent account for the week starting 31 March 2031

  @rents @estate
  Scenario: Over the whole estate nobody pays more in a year
    When rents over 48 weeks are converted to 52 weeks from 6 April 2026
    Then no rent and no target rent is over 48 weeks, and none costs more than 26p a year more or less
