interface Talk {
  /** Both people, as in the table of relations. */
  between: readonly [string, string];
  /** When the first message was sent; each of the others follows nine minutes after the one before. */
  hoursAgo: number;
  /** How many of the latest messages their receiver has not read. */
  unread: number;
  lines: readonly (readonly [speaker: string, text: string])[];
}

/** What connected people have said. Who is connected and not listed here has not said anything yet. */
export const talks: readonly Talk[] = [
  {
    between: ['linh', 'mai'],
    hoursAgo: 30,
    unread: 2,
    lines: [
      ['linh', 'Chào Mai! Have you looked at the gradient descent exercise?'],
      ['mai', 'Hi Linh! Only the first part. My loss goes up instead of down 😅'],
      ['linh', 'Ha, mine did too. Try a smaller learning rate.'],
      ['mai', '0.01 works! And I had the sign wrong.'],
      ['linh', 'Classic. Do you understand question 3, with the two features?'],
      ['mai', 'I think you have to scale them first. Otherwise one of them takes over.'],
      ['linh', 'That makes sense. Cảm ơn!'],
      ['mai', 'Shall we meet before the seminar?'],
      ['linh', 'Yes. The café next to the library, Thursday at 15:00?'],
      ['linh', 'I will bring the notes from last week.'],
    ],
  },
  {
    between: ['mai', 'minh'],
    hoursAgo: 75,
    unread: 0,
    lines: [
      ['mai', 'Thanks for accepting! How did you solve problem C?'],
      ['minh', 'Dijkstra, but on pairs of (node, fuel left).'],
      ['mai', 'Of course. I tried plain BFS and timed out.'],
      ['minh', 'Come on Saturday, we go through the rest of them.'],
      ['mai', 'I will be there.'],
    ],
  },
  {
    between: ['khanh', 'an'],
    hoursAgo: 52,
    unread: 1,
    lines: [
      ['khanh', 'The brief is out: market entry for an electric scooter.'],
      ['an', 'Nice. I can do the competitors.'],
      ['khanh', 'Then I take the numbers. First draft on Friday?'],
      ['an', 'Friday is good.'],
      ['khanh', 'I put a template into our folder.'],
    ],
  },
  {
    between: ['yen', 'linh'],
    hoursAgo: 100,
    unread: 1,
    lines: [
      ['yen', 'Did she really say the exam is open book?'],
      ['linh', 'One sheet of paper, both sides.'],
      ['yen', 'Then I will write very small.'],
    ],
  },
  {
    between: ['khoa', 'phuc'],
    hoursAgo: 20,
    unread: 0,
    lines: [
      ['khoa', 'Ready for Sunday?'],
      ['phuc', 'Ask me anything but dynamic programming.'],
      ['khoa', 'Guess what the first question is.'],
    ],
  },
];
