/** Where a client looks for the server, unless it is told otherwise. */
export const localAddress = 'http://localhost:8000';

export const withoutSlash = (address: string): string => address.replace(/\/$/, '');
