Feature: Letters about the rent
  A letter goes to the person it names, where they live now. One that goes to a former address tells a stranger what
  somebody owes.

  @letters
  Scenario: A statement goes to the home and not to a former address
    Given a secure tenancy at £100.00 a week
    And the tenant lived at "7 Old Wharf" until 5 May 2024
    And the rent account owes £80.00
    When a statement is sent
    Then the tenant's letter goes to the home
    And the letters say that the balance is "£80.00"
    And 1 letter is sent about the rent account

  @letters
  Scenario Outline: On <today> letters go to <where>
    Given a secure tenancy at £100.00 a week
    And the tenant lived at "7 Old Wharf" until 5 May 2024
    And the tenant's letters go to "3 Harbour Row" from 1 March 2026 to 5 April 2026
    And today is <today>
    When a statement is sent
    Then the tenant's letter goes to <where>

    Examples:
      | today            | where           |
      | 28 February 2026 | the home        |
      | 1 March 2026     | "3 Harbour Row" |
      | 5 April 2026     | "3 Harbour Row" |
      | 6 April 2026     | the home        |

  @letters
  Scenario: An address that ended on 1 January 1900 is in force
    Given a secure tenancy at £100.00 a week
    And the tenant's letters go to "3 Harbour Row" from 1 March 2026 to 1 January 1900
    When a statement is sent
    Then the tenant's letter goes to "3 Harbour Row"

  @letters
  Scenario: Each joint tenant is told of the new rent at their own address
    Given a secure tenancy at £100.00 a week
    And the tenancy has a joint tenant
    And the tenant lived at "7 Old Wharf" until 5 May 2024
    And the joint tenant's letters go to "3 Harbour Row" from 1 March 2026
    And today is 9 March 2026
    And rents have been raised by "4.8" per cent from 6 April 2026
    When the letters about the new rents from 6 April 2026 are sent
    Then 2 letters are sent about the rent account
    And the tenant's letter goes to the home
    And the joint tenant's letter goes to "3 Harbour Row"
    And the letters say that the new_rent is "£104.80"
    And the letters say that the effective_on is "6 April 2026"

  @letters @tenancies
  Scenario: After a succession the letter names the successor
    Given a secure tenancy at £100.00 a week
    And the tenancy has an occupant
    And the occupant has succeeded to the tenancy on 2 March 2026
    When a statement is sent
    Then 1 letter is sent about the rent account
    And the occupant's letter goes to the home

  @letters @arrears
  Scenario: An arrears letter goes to the current address too
    Given a secure tenancy at £100.00 a week
    And the tenant lived at "7 Old Wharf" until 5 May 2024
    And the tenant's letters go to "3 Harbour Row" from 1 March 2026
    And the rent account owes £80.00
    When the nightly arrears review has run
    Then the tenant's letter goes to "3 Harbour Row"

  @letters @screen @hosted @messages
  Scenario: An income officer sends a statement from the screen
    Given a secure tenancy at £100.00 a week
    And the tenancy has a joint tenant
    And the income officer is signed in
    When they open the "letters" screen
    And they press "send statement"
    Then the "letters and messages" show 2 rows
    And the "letters and messages" show the joint tenant's name
    And the joint tenant's letter goes to the home
