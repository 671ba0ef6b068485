interface Claims {
  /** When the token ends and was made, in seconds since 1970. */
  exp?: number;
  iat?: number;
  user_id?: string | number;
}

/** What a token says, without checking its signature. */
export const readClaims = (token: string): Claims => {
  try {
    return JSON.parse(atob((token.split('.')[1] ?? '').replace(/-/g, '+').replace(/_/g, '/')));
  } catch {
    return {};
  }
};

/** The id of the person whose token it is; empty when it does not say. */
export const accountOf = (token: string): string => String(readClaims(token).user_id ?? '');
