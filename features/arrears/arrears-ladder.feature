Feature: The arrears ladder
  The nightly review takes each account in arrears one step up the ladder, and not a penny too early.

  @arrears
  Scenario Outline: At <owed> owed the review takes the step "<step>"
    Given a secure tenancy at £100.00 a week
    And the rent account owes <owed>
    When the nightly arrears review has run
    Then the arrears stage of the rent account is "<step>"
    And the tenant is sent <messages>

    Examples:
      | owed   | step         | messages              |
      | £4.99  | none         | no message            |
      | £5.00  | text message | a text message        |
      | £9.99  | text message | a text message        |
      | £10.00 | letter 1     | an email and a letter |

  @arrears
  Scenario: An agreement that is kept holds the ladder back
    Given a secure tenancy at £100.00 a week
    And the rent account owes £80.00
    And the tenant has agreed to pay £5.00 a week from 6 April 2026
    When the nightly arrears review has run
    Then the arrears stage of the rent account is "none"
    And the tenant is sent no message

  @arrears
  Scenario: A missed instalment lets the ladder go on
    Given a secure tenancy at £100.00 a week
    And the rent account owes £80.00
    And the tenant has agreed to pay £5.00 a week from 6 April 2026
    And today is 15 April 2026
    When the nightly arrears review has run
    Then the arrears stage of the rent account is "letter 1"

  @arrears
  Scenario: A paused account is sent nothing
    Given a secure tenancy at £100.00 a week
    And the rent account owes £80.00
    And the arrears are paused until 30 April 2026 because "Benefit claim being decided"
    When the nightly arrears review has run
    Then the arrears stage of the rent account is "none"
    And the tenant is sent no message

  @arrears
  Scenario Outline: After <time> an account that is paused until <day> stands at "<stage>"
    Given a secure tenancy at £100.00 a week
    And the rent account owes £80.00
    And today is 6 April 2026
    And the arrears are paused until <day> because "Benefit claim being decided"
    When <time> have passed
    And the nightly arrears review has run
    Then the arrears stage of the rent account is "<stage>"

    Examples:
      | day           | time    | stage    |
      | next Monday   | 6 days  | none     |
      | next Monday   | 7 days  | letter 1 |
      | 2 weeks later | 13 days | none     |
      | 2 weeks later | 14 days | letter 1 |

  @arrears
  Scenario: A notice names every joint tenant and leaves four weeks
    Given a secure tenancy at £100.00 a week
    And the tenancy has a joint tenant
    And the rent account owes £500.00
    And the arrears stage of the rent account has been "letter 2" since 30 March 2026
    When the nightly arrears review has run
    Then the arrears stage of the rent account is "notice"
    And the notice names 2 people
    And the notice takes effect on a Monday at least 28 days from today

  @arrears @estate @go-live
  Scenario: The nightly review over the whole estate
    Given today is 6 April 2026
    When the nightly arrears review has run
    Then every message went to a person of a live tenancy

  @arrears @screen
  Scenario: An income officer records an agreement
    Given a secure tenancy at £100.00 a week
    And the rent account owes £80.00
    And the income officer is signed in
    When they open the "arrears" screen
    And they enter "5.00" as the "instalment"
    And they choose "Weekly" as the "frequency"
    And they enter 6 April 2026 as the "starts on"
    And they press "make agreement"
    Then the rent account has an active agreement of £5.00

  @arrears
  Scenario Outline: A notice served on <served> supports the step "<stage>" on <today>
    Given a secure tenancy at £100.00 a week
    And the rent account owes £500.00
    And the arrears stage of the rent account has been "notice" since <served>
    And today is <today>
    When the nightly arrears review has run
    Then the arrears stage of the rent account is "<stage>"
    And the tenant is sent <messages>

    Examples: It takes effect four weeks after it was served
      | served       | today        | stage         | messages   |
      | 9 March 2026 | 5 April 2026 | notice        | no message |
      | 9 March 2026 | 6 April 2026 | court warning | a letter   |

    Examples: It expires twelve months after it took effect
      | served       | today         | stage         | messages   |
      | 3 March 2025 | 31 March 2026 | court warning | a letter   |
      | 3 March 2025 | 1 April 2026  | notice        | no message |
