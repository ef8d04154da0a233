import { describe, expect, test } from 'vitest';
import { leavesUnmeasured } from '../../../src/answering/asked-for/measures.ts';

describe('what a question measures and nothing quoted gives', () => {
  test.each([
    ['how old is Ada Berg', 'Ada Berg has led the club for years.'],
    ['what time does the museum close', 'The museum shows forty-seven wrecks.'],
    ['At what time do we meet?', 'We meet at the pier after two hours of rowing.'],
    ['what year did it open', 'It was opened by the mayor in May.'],
    ['phone number for the school office', 'Leave your phone and 2 keys in the office.'],
    ['what is the email address of the club', 'The club sends an email each month.'],
    ['what temp for the loaf', 'Keep the loaf at room temperature.'],
    ['how windy must it be', 'Sailing is cancelled when it blows.'],
    ['price of a berth', 'The list for berths is two years long.'],
    ['ferry price', 'The ferry has two decks.'],
    ['how much does a berth cost', 'The list for berths is two years long.'],
    ['What did the wall cost?', 'The wall cost three people their jobs.'],
  ])('%s', (question, said) => {
    expect(leavesUnmeasured(question, [said])).toBe(true);
  });

  test.each([
    ['how old is Ada Berg', 'Ada Berg, 52, leads the club.'],
    ['what time does the museum close', 'It closes at 17.30.'],
    ['what time does the museum close', 'Open from 9 to 5.'],
    ['what time do we meet', 'We meet at noon.'],
    ['what time do we meet', 'We meet at ten.'],
    ['what time does it start', 'Doors open at 7 pm.'],
    ['what year did it open', 'It opened in 1902.'],
    ['phone number for the school office', 'Ring 01234 567 890.'],
    ['phone number for emergencies', 'Ring 112.'],
    ['what is the email address of the club', 'Write to club@example.org.'],
    ['what temp for the loaf', 'Heat the oven to 170 C.'],
    ['how windy must it be', 'Gusts above 28 knots are too much.'],
    ['price of a berth', 'A berth is 40 pounds a month.'],
    ['What did the wall cost?', 'The works took five years and cost about 86 million.'],
    ['price of a ticket', 'Tickets are priced at 12 for adults.'],
    ['why did they raise the price', 'Nobody knows.'],
    ['who opened the museum', 'Nobody knows.'],
    ['what do they do at that time of year', 'They mend nets.'],
  ])('is given, or was not asked for: %s', (question, said) => {
    expect(leavesUnmeasured(question, [said])).toBe(false);
  });

  test('one of several quotes is enough', () => {
    expect(leavesUnmeasured('what year did it open', ['The mayor opened it.', 'That was in 1902.'])).toBe(false);
  });
});
