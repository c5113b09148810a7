Feature: Repairs on a system that somebody hosts
  From the report to the completed job, as officers and operatives see it.

  @repairs @screen @hosted
  Scenario: The officer reports an urgent repair and books a day for it
    Given a secure tenancy at £100.00 a week
    And the housing officer is signed in
    When they open the "report a repair" screen
    And they enter "Gutter leaks over the door" as the "description"
    And they choose "Urgent" as the "priority"
    And they press "report repair"
    And they enter yesterday as the "day"
    And they choose "Afternoon" as the "slot"
    And they press "book appointment"
    Then the screen shows "Day must not lie in the past"
    When they enter 7 days later as the "day"
    And they press "book appointment"
    Then the "appointments" show 1 row

  @repairs @screen @hosted
  Scenario: The officer moves an appointment, and both days stay on record
    Given a secure tenancy at £100.00 a week
    And an urgent repair is reported
    And the repair has an appointment on the morning of 7 days later
    And the housing officer is signed in
    When they open the "repair" screen
    And they enter 8 days later as the "day"
    And they choose "Afternoon" as the "slot"
    And they press "move appointment"
    Then the "appointments" show 2 rows

  @repairs @screen @hosted
  Scenario: The officer sees the clocks that a damp report has started
    Given a secure tenancy at £100.00 a week
    And damp and mould is reported as a significant hazard
    And the housing officer is signed in
    When they open the "repair" screen
    Then the "hazard clocks" show 4 rows

  @repairs @screen @hosted
  Scenario: The officer sees a variation that waits for approval
    Given a secure tenancy at £100.00 a week
    And an urgent repair is reported
    And a variation of £400.00 is asked for
    And the housing officer is signed in
    When they open the "repair" screen
    Then the "variations" show £400.00
    And the screen shows "Waiting"

  @repairs @screen @phone @hosted
  Scenario: On a phone, the operative starts a job and completes it
    Given a secure tenancy at £100.00 a week
    And an urgent repair is reported
    And the operative is signed in on a Pixel 7
    When they open the "job" screen
    And they press "start job"
    And they enter "Sash cord renewed" as the "notes"
    And they press "complete job"
    Then the screen shows "Sash cord renewed"
    And the screen shows "Completed"
