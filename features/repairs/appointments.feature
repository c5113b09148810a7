Feature: Appointments
  A tenant has taken a day off for an appointment. It stays as it is until somebody moves it on purpose.

  @repairs
  Scenario: A booked appointment survives when another is moved
    Given a secure tenancy at £100.00 a week
    And today is 8 April 2026
    And a normal repair is reported
    And another urgent repair is reported
    And the repair has an appointment on the morning of 14 April 2026
    And the other repair has an appointment on the morning of 14 April 2026
    When the appointment of the other repair is moved to the afternoon of 16 April 2026
    Then the appointment of the repair is on the morning of 14 April 2026
    And the repair has 1 appointment, of which 1 booked
    And the appointment of the other repair is on the afternoon of 16 April 2026
    And the other repair has 2 appointments, of which 1 moved

  @repairs
  Scenario: A booked appointment survives the contractor's interface
    Given a secure tenancy at £100.00 a week
    And today is 8 April 2026
    And a normal repair is reported
    And another normal repair is reported
    And the repair has an appointment on the morning of 14 April 2026
    And the other repair has an appointment on the morning of 15 April 2026
    When the contractor's file says
      | what    | repair       | to                         |
      | started | repair       |                            |
      | moved   | other repair | afternoon of 17 April 2026 |
    Then the repair is started
    And the appointment of the repair is on the morning of 14 April 2026
    And the repair has 1 appointment, of which 1 booked
    And the appointment of the other repair is on the afternoon of 17 April 2026

  @repairs
  Scenario: A contractor's file with a line that cannot be is refused whole
    Given a secure tenancy at £100.00 a week
    And today is 8 April 2026
    And a normal repair is reported
    And another normal repair is reported
    And the repair has an appointment on the morning of 14 April 2026
    When the contractor's file says
      | what    | repair       | to                         |
      | started | repair       |                            |
      | moved   | other repair | afternoon of 17 April 2026 |
    Then it is refused
    And the repair is open
    And the appointment of the repair is on the morning of 14 April 2026

  @repairs
  Scenario Outline: Nobody is sent on <day>, <because>
    Given a secure tenancy at £100.00 a week
    And today is 2 April 2026
    And a normal repair is reported
    When an appointment on the morning of <day> is asked for
    Then it is refused

    Examples:
      | day          | because       |
      | 3 April 2026 | Good Friday   |
      | 4 April 2026 | a Saturday    |
      | 6 April 2026 | Easter Monday |
      | 1 April 2026 | which is past |
