interface Relation {
  from: string;
  to: string;
  /** Whoever was asked has blocked the other, if anybody has. */
  state: 'pending' | 'accepted' | 'rejected' | 'blocked';
  daysAgo: number;
  message: string;
}

/** Who has asked whom. Accepted requests are answered three hours after they were sent. */
export const relations: readonly Relation[] = [
  { from: 'linh', to: 'mai', state: 'accepted', daysAgo: 20, message: 'Hi Mai, shall we do the ML homework together?' },
  { from: 'mai', to: 'minh', state: 'accepted', daysAgo: 12, message: 'I saw you at the programming contest!' },
  { from: 'thao', to: 'mai', state: 'accepted', daysAgo: 2, message: 'Could you proofread a chapter of my thesis?' },
  { from: 'hung', to: 'mai', state: 'pending', daysAgo: 1, message: 'We share three courses. Study group?' },
  { from: 'quynh', to: 'mai', state: 'pending', daysAgo: 3, message: '' },
  { from: 'mai', to: 'phong', state: 'pending', daysAgo: 4, message: 'Do you still tutor data structures?' },
  { from: 'mai', to: 'tuan', state: 'rejected', daysAgo: 9, message: 'I can help with the first programming steps.' },
  { from: 'khanh', to: 'an', state: 'accepted', daysAgo: 15, message: 'Case competition next month, are you in?' },
  { from: 'nga', to: 'an', state: 'pending', daysAgo: 2, message: 'Accounting before June?' },
  { from: 'an', to: 'trung', state: 'pending', daysAgo: 5, message: 'Which podcasts do you listen to?' },
  { from: 'yen', to: 'linh', state: 'accepted', daysAgo: 18, message: 'Same class, same questions.' },
  { from: 'chi', to: 'duc', state: 'accepted', daysAgo: 30, message: 'I do the integrals, you do the physics.' },
  { from: 'khoa', to: 'phuc', state: 'accepted', daysAgo: 8, message: 'Mock interview on Sunday?' },
  { from: 'uyen', to: 'quan', state: 'accepted', daysAgo: 6, message: 'Our campus café?' },
  { from: 'thuy', to: 'nhu', state: 'blocked', daysAgo: 1, message: 'May I draw your anatomy cards?' },
];
