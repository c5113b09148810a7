Feature: Tenancies on a system that somebody hosts
  Each scenario lets a home of its own, looks at screens only, and goes by today's date: so it runs on a hosted system, which keeps what earlier runs left there,
  as well as on a test copy.

  @tenancies @screen @hosted
  Scenario: A tenancy ends on the day that the officer enters
    Given a secure tenancy at £100.00 a week
    And the housing officer is signed in
    When they open the "tenancy" screen
    Then the screen shows "Has not ended"
    When they enter today as the "end date"
    And they press "end tenancy"
    Then the "household" show 1 row

  @tenancies @screen @hosted
  Scenario: The officer makes a tenancy joint with a partner
    Given a secure tenancy at £100.00 a week
    And there is an applicant for a home
    And the housing officer is signed in
    When they open the "changes of tenancy" screen
    And they enter the applicant's reference as the "partner"
    And they enter today as the "joint from"
    And they press "make joint"
    Then the "changes" show the applicant's name
    And the "household" show 2 rows

  @tenancies @screen @hosted
  Scenario: The officer cannot record that somebody from elsewhere succeeds
    Given a secure tenancy at £100.00 a week
    And there is an applicant for a home
    And the housing officer is signed in
    When they open the "changes of tenancy" screen
    And they enter the applicant's reference as the "successor"
    And they enter yesterday as the "died on"
    And they press "record succession"
    Then the screen shows "cannot succeed to it"

  @screen @hosted
  Scenario: The rent account shows what the tenant is charged
    Given a secure tenancy at £100.00 a week
    And the income officer is signed in
    When they open the "rent account" screen
    Then the "charges" show £100.00
