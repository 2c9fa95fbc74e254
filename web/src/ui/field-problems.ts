import { createContext } from 'react'

/** The server's sentences by field name, for the controls that React Aria does not serve (Select). */
export const FieldProblems = createContext<Record<string, string>>({})
