/** A finger: most likely the very phone that has the app. */
export const isPhone = () => matchMedia('(pointer: coarse)').matches
