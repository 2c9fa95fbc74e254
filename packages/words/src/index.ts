export * from './agendas.ts'
export * from './consent.ts'
export * from './names.ts'
export * from './reasons.ts'
