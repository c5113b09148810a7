Feature: Targets of repairs
  Each repair has a target that follows from its priority. Hours run day and night; working days leave out
  weekends and bank holidays, and the day of the report does not count.

  @repairs
  Scenario Outline: An urgent repair reported on <reported> has 5 working days (<because>)
    Given a secure tenancy at £100.00 a week
    And today is <reported>
    When an urgent repair is reported
    Then the repair is due on <due>

    Examples:
      | reported         | due              | because                           |
      | 15 June 2026     | 22 June 2026     | a plain week                      |
      | 2 April 2026     | 13 April 2026    | Good Friday and Easter Monday     |
      | 1 April 2026     | 10 April 2026    | the day before                    |
      | 26 March 2026    | 2 April 2026     | the last that Easter leaves alone |
      | 27 March 2026    | 7 April 2026     | the first that Easter moves       |
      | 18 December 2026 | 29 December 2026 | Boxing Day is had on a Monday     |
      | 24 December 2027 | 5 January 2028   | Christmas on a weekend            |
      | 29 April 2026    | 7 May 2026       | the first Monday in May           |

  @repairs
  Scenario Outline: A normal repair reported on <reported> has 21 working days
    Given a secure tenancy at £100.00 a week
    And today is <reported>
    When a normal repair is reported
    Then the repair is due on <due>

    Examples:
      | reported         | due              |
      | 1 June 2026      | 30 June 2026     |
      | 2 April 2026     | 6 May 2026       |
      | 28 November 2026 | 30 December 2026 |

  @repairs
  Scenario Outline: 29 February is a working day like any other, for a repair reported on <reported>
    Given a secure tenancy at £100.00 a week
    And today is <reported>
    When an urgent repair is reported
    Then the repair is due on <due>

    Examples:
      | reported         | due              |
      | 22 February 2028 | 29 February 2028 |
      | 29 February 2028 | 7 March 2028     |
      | 22 February 2027 | 1 March 2027     |

  @repairs
  Scenario Outline: A repair with the priority <priority>, reported at <time> on <day>, is due after <hours> hours
    Given a secure tenancy at £100.00 a week
    And it is <time> on <day>
    When an <priority> repair is reported
    Then the repair is due at <due time> on <due day>

    Examples: Night, weekend and bank holiday count too
      | priority  | time  | day              | hours | due time | due day          |
      | immediate | 9:00  | 8 April 2026     | 2     | 11:00    | 8 April 2026     |
      | immediate | 23:30 | 24 December 2026 | 2     | 1:30     | 25 December 2026 |
      | emergency | 16:45 | 2 April 2026     | 24    | 16:45    | 3 April 2026     |
      | emergency | 12:00 | 28 February 2028 | 24    | 12:00    | 29 February 2028 |

    Examples: On 29 March 2026 an hour is left out, on 25 October 2026 one comes twice
      | priority  | time  | day             | hours | due time | due day         |
      | emergency | 20:00 | 28 March 2026   | 24    | 21:00    | 29 March 2026   |
      | emergency | 20:00 | 24 October 2026 | 24    | 19:00    | 25 October 2026 |
      | immediate | 0:30  | 29 March 2026   | 2     | 3:30     | 29 March 2026   |
      | immediate | 0:30  | 25 October 2026 | 2     | 1:30     | 25 October 2026 |
