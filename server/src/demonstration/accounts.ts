/** Everybody in the demonstration data signs in with it. */
export const demonstrationPassword = 'study-together';

export const emailOf = (name: string): string => `${name}@study-mate.example`;

/** Two people to try things with; they live next door to each other and have not met yet. */
export const demonstrationAccounts = [{ email: emailOf('mai') }, { email: emailOf('an') }] as const;
