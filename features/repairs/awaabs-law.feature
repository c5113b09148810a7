Feature: Awaab's Law
  When a tenant reports damp and mould or another danger to health, clocks start to run that the council must keep.

  @repairs
  Scenario Outline: A damp report on <reported> starts every clock
    Given a secure tenancy at £100.00 a week
    And today is <reported>
    When damp and mould is reported as a significant hazard
    Then the hazard must be investigated by <investigated>
    And the written summary must be sent by <summary>
    And the hazard must be made safe by <safe>
    And further works must begin by <works>, and at the latest by <latest>

    Examples:
      | reported         | investigated   | summary        | safe            | works           | latest           |
      | 1 June 2026      | 15 June 2026   | 18 June 2026   | 22 June 2026    | 22 June 2026    | 7 September 2026 |
      | 2 April 2026     | 20 April 2026  | 23 April 2026  | 27 April 2026   | 27 April 2026   | 13 July 2026     |
      | 16 December 2026 | 4 January 2027 | 7 January 2027 | 11 January 2027 | 11 January 2027 | 29 March 2027    |

  @repairs
  Scenario: An early investigation brings what follows it forward
    Given a secure tenancy at £100.00 a week
    And today is 1 June 2026
    And damp and mould is reported as a significant hazard
    And today is 3 June 2026
    When the hazard is investigated
    Then the investigation is in time
    And the written summary must be sent by 8 June 2026
    And the hazard must be made safe by 10 June 2026
    And further works must begin by 10 June 2026, and at the latest by 26 August 2026

  @repairs
  Scenario Outline: An investigation on <day> is <judged> when it is due on 20 April 2026
    Given a secure tenancy at £100.00 a week
    And today is 2 April 2026
    And damp and mould is reported as a significant hazard
    And today is <day>
    When the hazard is investigated
    Then the investigation is <judged>

    Examples:
      | day           | judged  |
      | 17 April 2026 | in time |
      | 20 April 2026 | in time |
      | 21 April 2026 | late    |

  @repairs
  Scenario Outline: An emergency hazard reported at <time> on <day> is made safe in 24 hours
    Given a secure tenancy at £100.00 a week
    And it is <time> on <day>
    When damp and mould is reported as an emergency hazard
    Then the hazard must be made safe by <safe time> on <safe day>
    And the repair is due at <safe time> on <safe day>

    Examples:
      | time  | day             | safe time | safe day        |
      | 17:30 | 2 April 2026    | 17:30     | 3 April 2026    |
      | 20:00 | 28 March 2026   | 21:00     | 29 March 2026   |
      | 20:00 | 24 October 2026 | 19:00     | 25 October 2026 |

  @repairs
  Scenario Outline: An emergency made safe at <done> on 9 April 2026 is <judged> when it is due at 10:00
    Given a secure tenancy at £100.00 a week
    And it is 10:00 on 8 April 2026
    And damp and mould is reported as an emergency hazard
    And it is <done> on 9 April 2026
    When the hazard is made safe
    Then making it safe is <judged>

    Examples:
      | done  | judged  |
      | 9:59  | in time |
      | 10:00 | in time |
      | 10:01 | late    |

  @repairs
  Scenario Outline: When the 24 hours start with the <start>, an emergency found 6 hours after its report is made safe by <safe time>
    Given a secure tenancy at £100.00 a week
    And the 24 hours of an emergency hazard start with its <start>
    And it is 10:00 on 8 April 2026
    And damp and mould is reported as an emergency hazard
    And it is 16:00 on 8 April 2026
    When the hazard is investigated
    Then the hazard must be made safe by <safe time> on 9 April 2026

    Examples:
      | start         | safe time |
      | report        | 10:00     |
      | investigation | 16:00     |

  @repairs
  Scenario: Nobody sends a summary of an investigation that has not been done
    Given a secure tenancy at £100.00 a week
    And today is 1 June 2026
    And damp and mould is reported as a significant hazard
    When the written summary is sent
    Then it is refused
