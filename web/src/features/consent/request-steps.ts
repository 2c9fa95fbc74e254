/** The steps of a request for consent, as they stand in its address. */
export const requestSteps = ['kontakt', 'delning', 'villkor', 'kontroll'] as const
export type RequestStep = (typeof requestSteps)[number]
