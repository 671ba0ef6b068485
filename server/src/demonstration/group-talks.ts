interface GroupTalk {
  /** The name of the group. */
  group: string;
  /** When the first message was sent; each of the others follows seven minutes after the one before. */
  hoursAgo: number;
  /** Who has read how many of the messages of others, from the first on; everybody else all of them. */
  readUpTo: Readonly<Record<string, number>>;
  lines: readonly (readonly [speaker: string, text: string])[];
}

/** What has been said in groups. In those that are not listed it is still quiet. */
export const groupTalks: readonly GroupTalk[] = [
  {
    group: 'Machine Learning Hà Nội',
    hoursAgo: 28,
    readUpTo: { an: 4, mai: 6, yen: 0 },
    lines: [
      ['mai', 'Welcome, everybody! This Thursday: the attention paper, sections 1 to 3.'],
      ['linh', 'I made slides for section 3, with pictures.'],
      ['minh', 'Is there anything to read before?'],
      ['mai', 'Only the abstract. And bring a question each.'],
      ['an', 'I come from economics. Is that a problem?'],
      ['linh', 'You know more statistics than you think.'],
      ['hung', 'Room B1-302 is booked, 18:00.'],
      ['yen', 'I will be ten minutes late, start without me.'],
    ],
  },
  {
    group: 'IELTS Speaking Circle',
    hoursAgo: 52,
    readUpTo: { hieu: 1 },
    lines: [
      ['an', 'Topic for Tuesday: describe a journey that did not go as planned.'],
      ['ha', 'I could talk about that for an hour.'],
      ['khanh', 'Two minutes, please 😄'],
      ['an', 'Two new people have asked to join, by the way.'],
    ],
  },
  {
    group: 'Programming Saturdays',
    hoursAgo: 74,
    readUpTo: {},
    lines: [
      ['minh', 'Problem set 14 is up. B is nicer than it looks.'],
      ['phong', 'Noodles at the usual place afterwards?'],
      ['mai', 'Yes!'],
    ],
  },
  {
    group: 'Case Competition Team',
    hoursAgo: 20,
    readUpTo: { an: 1 },
    lines: [
      ['khanh', 'The numbers are in the sheet, please check the tab "Scooters".'],
      ['trang', 'The price per kilometre looks too low to me.'],
    ],
  },
  {
    group: 'Calculus Crash Course',
    hoursAgo: 24 * 130,
    readUpTo: {},
    lines: [
      ['chi', 'Thank you all, and good luck on Monday!'],
      ['mai', 'Thank you, Chi. I finally like epsilons.'],
    ],
  },
];
