import type { GoalState, LifeArea, Term } from '@kring/domain/plan'
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { z } from 'zod'

/** How far one has come with a goal, as one would say it. */
export const goalStateWords: Record<GoalState, MessageDescriptor> = {
  seeking: msg`Letar väg`,
  'on-the-way': msg`På väg`,
  'nearly-there': msg`Nästan där`,
  reached: msg`Framme`,
  'partly-reached': msg`Kom en bit`,
  'not-reached': msg`Kom inte dit`,
}

export const lifeAreaWords: Record<z.infer<typeof LifeArea>, MessageDescriptor> = {
  home: msg`Hemma`,
  school: msg`Skola`,
  leisure: msg`Fritid`,
  peers: msg`Kamrater`,
  health: msg`Hälsa`,
  substances: msg`Alkohol och droger`,
  crime: msg`Brott`,
  economy: msg`Ekonomi`,
}

export const termWords: Record<z.infer<typeof Term>, MessageDescriptor> = { short: msg`Kort sikt`, long: msg`Lång sikt` }
