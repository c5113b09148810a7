Feature: Finding a tenancy
  Someone rings; whoever answers must find the tenancy by what the caller knows.

  @tenancies @screen @hosted
  Scenario Outline: A housing officer finds a tenancy by its <known>
    Given a secure tenancy at £98.10 a week
    And the housing officer is signed in
    When they search the tenancies for the tenancy's <known>
    Then the "tenancies found" show the tenancy's reference

    Examples:
      | known       |
      | reference   |
      | tenant name |
      | address     |

  @tenancies @screen
  Scenario: A housing officer finds a tenancy of the estate
    Given the tenancy T-000017
    And the housing officer is signed in
    When they search the tenancies for the tenancy's tenant name
    Then the "tenancies found" show the tenancy's reference

  @tenancies @screen @phone @hosted
  Scenario: On a phone, the tenancy shows who lives there
    Given a secure tenancy at £98.10 a week
    And the tenancy has a joint tenant
    And the housing officer is signed in on an iPhone 13
    When they open the "tenancy" screen
    Then the "household" show 2 rows
    And the "household" show the joint tenant's name
