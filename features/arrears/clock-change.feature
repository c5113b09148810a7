Feature: Nights on which the clocks change
  Days are London's. In spring an hour is missing and in autumn one comes twice: jobs still run once a night, and for
  the right day.

  @arrears
  Scenario: When an hour comes twice the review runs once
    Given a secure tenancy at £100.00 a week
    And the rent account owes £80.00
    And it is 00:30 on 25 October 2026
    When 1 hour has passed
    And the nightly arrears review has run
    And 1 hour has passed
    And the nightly arrears review is asked for again
    Then it is refused
    And one review has run for 25 October 2026
    And the arrears stage of the rent account is "letter 1"

  @arrears
  Scenario: Half an hour after midnight in summer time is the new day
    Given a secure tenancy at £100.00 a week
    And the rent account owes £80.00
    And it is 00:30 on 30 March 2026
    When the nightly arrears review has run
    Then one review has run for 30 March 2026
    And the arrears stage of the rent account was reached on 30 March 2026

  @arrears
  Scenario: An hour before midnight is still the old day
    Given a secure tenancy at £100.00 a week
    And the rent account owes £80.00
    And it is 23:30 on 29 March 2026
    When the nightly arrears review has run
    And 1 hour has passed
    And the nightly arrears review has run
    Then one review has run for 29 March 2026
    And one review has run for 30 March 2026
    And the arrears stage of the rent account was reached on 29 March 2026

  @rents
  Scenario Outline: At <time> on <day> the debit run is for the week starting <week>
    Given a secure tenancy at £100.00 a week
    And it is <time> on <day>
    When the weekly debit run has run on its schedule
    Then a rent debit of £104.00 is posted to the rent account for the week starting <week>

    Examples:
      | time  | day             | week            |
      | 00:30 | 29 March 2027   | 29 March 2027   |
      | 23:30 | 25 October 2026 | 19 October 2026 |
      | 00:30 | 26 October 2026 | 26 October 2026 |
