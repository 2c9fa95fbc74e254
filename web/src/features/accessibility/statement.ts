import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'

interface Statement {
  conformance: 'full' | 'partial' | 'none'
  /** When the service was last assessed, and when this statement was last changed. */
  assessedOn: string
  updatedOn: string
  /** How it was assessed. */
  methods: readonly MessageDescriptor[]
  /** What does not work for everybody, and what one can do meanwhile. */
  known: readonly { what: MessageDescriptor; instead: MessageDescriptor }[]
}

/** The state of accessibility of this release, said honestly. Each release brings this up to date before it ships. */
export const statement: Statement = {
  conformance: 'partial',
  assessedOn: '2026-11-22',
  updatedOn: '2026-11-22',
  methods: [
    msg`Vi har testat sidorna med verktyget axe i ljust och mörkt läge.`,
    msg`Vi har testat med tangentbord, smal skärm och text från höger till vänster.`,
    msg`Ingen utanför projektet har granskat tjänsten.`,
  ],
  known: [
    {
      what: msg`Översättningarna till arabiska, somaliska och engelska är inte granskade av en översättare.`,
      instead: msg`Be om tolk, eller läs den svenska texten.`,
    },
    {
      what: msg`Vi har inte testat med alla skärmläsare.`,
      instead: msg`Ring oss om något inte går att läsa eller trycka på.`,
    },
    {
      what: msg`Det finns ingen film på teckenspråk än.`,
      instead: msg`Be din kontaktperson om tolk.`,
    },
    {
      what: msg`Det finns inget formulär för att berätta om brister.`,
      instead: msg`Ring kommunen. Du behöver inte säga vad du heter.`,
    },
  ],
}
