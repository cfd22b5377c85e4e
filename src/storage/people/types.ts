import type { Role } from '@/domain/roles/role'

/** Somebody who can open the clinic. */
export interface Person {
  id: string
  name: string
  role: Role
  /** Whether a passkey is needed beside the passphrase. */
  hasPasskey: boolean
  /** Since when they can open it; absent of whoever made the clinic. */
  since?: string
}

/** Somebody at the door, before anything is unlocked. The name is sealed with a key of this computer alone. */
export interface PersonAtTheDoor {
  id: string
  name?: string
  /** Asked for beside the passphrase: which credential, and what it is asked with. */
  passkey?: PasskeyRequest
}

export interface PasskeyRequest {
  credentialId: Uint8Array<ArrayBuffer>
  salt: Uint8Array<ArrayBuffer>
}

/** A passkey that was just made, and the secret that it gave for the salt. */
export interface NewPasskey extends PasskeyRequest {
  secret: Uint8Array<ArrayBuffer>
}

/** What shows that it is really the person who is logged in: needed for whatever changes who can open the clinic. */
export interface Proof {
  passphrase: string
  /** What the passkey gave, where the person has one. */
  secret?: Uint8Array<ArrayBuffer>
}

/** How far the clinic is sealed anew. */
export interface Resealing {
  done: number
  of: number
}

/**
 * Who can open the clinic. Every method that takes a proof gives false, and changes nothing, when the proof is not the right one. Each
 * change is an act of the trail, in its transaction. Roles are not looked at here: state/ does.
 */
export interface People {
  list(): Promise<Person[]>
  add(
    person: { name: string; role: Role; passphrase: string },
    proof: Proof,
    at: string,
  ): Promise<Person | false>
  /** Another name or role. Throws `LastDoctor` where it would leave nobody who may look after people. */
  change(id: string, to: { name: string; role: Role }, at: string): Promise<void>
  /** One's own passphrase. */
  changePassphrase(proof: Proof, next: string, at: string): Promise<boolean>
  /** A new passphrase for somebody who forgot theirs; a passkey of theirs is no longer asked for. */
  resetPassphrase(id: string, next: string, proof: Proof, at: string): Promise<boolean>
  /** From now on one's own passkey is asked for too. */
  addPasskey(passkey: NewPasskey, proof: Proof, at: string): Promise<boolean>
  removePasskey(proof: Proof, at: string): Promise<boolean>
  /**
   * Takes somebody out, and with them the data key: everything is sealed anew, a part at a time, while work goes on; a
   * crash is taken up again at the next unlocking. With `newRecoveryKey` the old printed key opens nothing any more and
   * the new one is given. One is made and given unasked, too, where the old one cannot be kept: show whatever is given.
   * Throws `LastDoctor` where nobody would be left who may look after people, and `OldLock` where somebody else must log
   * in once before it can be done.
   */
  remove(
    id: string,
    proof: Proof,
    at: string,
    newRecoveryKey: boolean,
  ): Promise<{ recoveryKey?: string } | false>
  /** A new recovery key; the old one opens nothing any more. */
  renewRecoveryKey(proof: Proof, at: string): Promise<string | false>
  /** Goes on sealing anew where that was begun and not ended; tells how far it is. */
  reseal(onProgress?: (progress: Resealing) => void): Promise<void>
  /**
   * Writes into the trail that the person of this session has logged in, and the wrong tries at the door since somebody
   * last did; counts start again from nought.
   */
  loggedIn(at: string): Promise<void>
}
