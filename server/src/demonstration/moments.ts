const minute = 60_000;
const hour = 60 * minute;

export const minutesAfter = (moment: Date, minutes: number): Date => new Date(moment.getTime() + minutes * minute);
export const hoursBefore = (moment: Date, hours: number): Date => new Date(moment.getTime() - hours * hour);
export const daysBefore = (moment: Date, days: number): Date => hoursBefore(moment, days * 24);
