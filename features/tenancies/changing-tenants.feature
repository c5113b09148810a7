Feature: Changing who the tenants are
  A partner joins, or somebody of the household takes over after a death. The tenancy goes on: what was paid and what
  is owed stays where it was.

  @tenancies
  Scenario: Sole to joint keeps the balance and adds the partner
    Given a secure tenancy at £100.00 a week
    And the tenancy has an occupant
    And the rent account owes £80.00
    When the tenancy is made joint with the occupant from 6 April 2026
    Then the tenant of the tenancy is still the tenant
    And the occupant is a joint tenant
    And 2 people answer for the rent
    And the tenancy goes on with its rent account and its start on 6 May 2024
    And the balance of the rent account is £80.00

  @tenancies
  Scenario: A joint tenancy is not made joint again
    Given a secure tenancy at £100.00 a week
    And the tenancy has an occupant
    And the tenancy has an occupant
    And the tenancy has been made joint with the occupant from 6 April 2026
    When the tenancy is made joint with the second occupant from 6 April 2026
    Then it is refused
    And 2 people answer for the rent

  @tenancies
  Scenario Outline: A succession on <died on> keeps the history and the balance
    Given a secure tenancy at £100.00 a week
    And the tenancy has an occupant
    And the rent account owes £80.00
    And today is <today>
    And the weekly debit run has run for the week starting <week>
    When the occupant succeeds to the tenancy on <died on>
    Then the occupant is the tenant
    And 1 person answers for the rent
    And the tenancy goes on with its rent account and its start on 6 May 2024
    And a rent debit of £104.00 is posted to the rent account for the week starting <week>
    And the balance of the rent account is £184.00

    Examples:
      | died on          | today        | week             |
      | 5 April 2026     | 6 April 2026 | 6 April 2026     |
      | 29 February 2028 | 1 March 2028 | 28 February 2028 |

  @tenancies
  Scenario: There is only one succession
    Given a secure tenancy at £100.00 a week
    And the tenancy has an occupant
    And the tenancy has an occupant
    And the occupant has succeeded to the tenancy on 2 March 2026
    When the second occupant succeeds to the tenancy on 5 April 2026
    Then it is refused
    And the occupant is the tenant

  @tenancies
  Scenario: Nobody from elsewhere succeeds
    Given a secure tenancy at £100.00 a week
    And the tenancy has an occupant
    And there is an applicant for a home
    When the applicant succeeds to the tenancy on 5 April 2026
    Then it is refused
    And the tenant of the tenancy is still the tenant

  @tenancies @screen
  Scenario: A housing officer makes a tenancy joint
    Given a secure tenancy at £100.00 a week
    And the tenancy has an occupant
    And the housing officer is signed in
    When they open the "changes of tenancy" screen
    And they enter the occupant's reference as the "partner"
    And they enter 6 April 2026 as the "joint from"
    And they press "make joint"
    Then the "changes" show 1 row
    And the occupant is a joint tenant
