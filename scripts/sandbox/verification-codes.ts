// The verification codes of one session. The code last sent for an account and a purpose is the valid one, whichever
// of its addresses named the account.

/** How codes live; the vendor documents none of it, so by default they live on. */
export interface CodeRules {
  /** Whether a code works once only. */
  singleUse?: boolean | undefined
  /** Seconds. */
  lifetime?: number | undefined
  /** Wrong attempts after which a code works no more. */
  attempts?: number | undefined
}

/** A code that was sent. */
export interface SentCode {
  /** The verification type. */
  purpose: string
  /** The user id, mobile number or e-mail address that it was sent to. */
  to: string
  code: string
  /** Milliseconds since 1970. */
  sentAt: number
  wrongAttempts: number
  used: boolean
}

/** Who a code belongs to: an account, or an address that no account has. */
type Owner = object | string

export interface VerificationCodes {
  /** The codes that were sent since the start, the oldest first; only the latest 1000 are kept. */
  outbox(): readonly SentCode[]
  send(sent: Pick<SentCode, 'code' | 'purpose' | 'to'>, owner: Owner): SentCode
  /** Whether the owner's code for this purpose is this one, and works. */
  isRight(code: string, purpose: string, owner: Owner): boolean
  /** Whether this code works for the purpose of anybody. */
  isAnybodys(code: string, purpose: string, owners: Iterable<Owner>): boolean
  /** Counts only if the rules limit the attempts. */
  countWrongAttempt(purpose: string, owner: Owner): void
  use(purpose: string, owner: Owner): void
  /** Forgets what was sent to an owner that is gone. */
  forget(owner: Owner): void
  clear(): void
}

const longestOutbox = 1000

/** `startCode` is the code that an owner has without any having been sent. */
export function createVerificationCodes(
  rules: CodeRules,
  clock: () => number,
  startCode: (owner: Owner, purpose: string) => string | undefined,
): VerificationCodes {
  const latest = new Map<Owner, Map<string, SentCode>>()
  let outbox: SentCode[] = []
  let startedAt = clock()

  function put(owner: Owner, sent: SentCode): SentCode {
    const ofOwner = latest.get(owner) ?? new Map<string, SentCode>()
    latest.delete(owner) // so that the owners stay in the order of their latest code
    latest.set(owner, ofOwner.set(sent.purpose, sent))
    return sent
  }

  function codeOf(owner: Owner, purpose: string): SentCode | undefined {
    const sent = latest.get(owner)?.get(purpose)
    if (sent) return sent
    const code = startCode(owner, purpose)
    if (code === undefined) return undefined
    return { purpose, to: '', code, sentAt: startedAt, wrongAttempts: 0, used: false }
  }

  const works = ({ used, wrongAttempts, sentAt }: SentCode) =>
    !(rules.singleUse && used) &&
    wrongAttempts < (rules.attempts ?? Infinity) &&
    clock() - sentAt < (rules.lifetime ?? Infinity) * 1000

  function isRight(code: string, purpose: string, owner: Owner): boolean {
    const sent = codeOf(owner, purpose)
    return sent?.code === code && works(sent)
  }

  return {
    outbox: () => outbox,
    send({ code, purpose, to }, owner) {
      const sent = { purpose, to, code, sentAt: clock(), wrongAttempts: 0, used: false }
      outbox = [...outbox.slice(1 - longestOutbox), sent]
      forgetStrangers(latest)
      return put(owner, sent)
    },
    isRight,
    isAnybodys(code, purpose, owners) {
      for (const owner of latest.keys()) if (isRight(code, purpose, owner)) return true
      for (const owner of owners) if (isRight(code, purpose, owner)) return true
      return false
    },
    countWrongAttempt(purpose, owner) {
      const sent = rules.attempts === undefined ? undefined : codeOf(owner, purpose)
      if (sent) put(owner, sent).wrongAttempts += 1
    },
    use(purpose, owner) {
      const sent = codeOf(owner, purpose)
      if (sent && !sent.used) put(owner, sent).used = true
    },
    forget: (owner) => void latest.delete(owner),
    clear() {
      latest.clear()
      outbox = []
      startedAt = clock()
    },
  }
}

/** Addresses that no account has are kept only while there are few. */
function forgetStrangers(latest: Map<Owner, unknown>): void {
  if (latest.size < longestOutbox) return
  for (const owner of latest.keys()) {
    if (typeof owner !== 'string') continue
    latest.delete(owner)
    return
  }
}
