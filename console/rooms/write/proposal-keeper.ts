import { ApiFault } from '../../api/api-fault.ts';
import type { ApiAnswer, ApiRequest } from '../../api/call-api.ts';
import type { ProposalDraft, ProposalSaved } from '../../api/contract.ts';
import type { Json } from '../../parts/form/json.ts';

export const draftPath = '/v1/proposal-draft';

interface Surroundings {
  readonly save: (request: ApiRequest) => Promise<ApiAnswer<ProposalSaved>>;
  readonly read: (request: ApiRequest) => Promise<ApiAnswer<ProposalDraft>>;
  readonly newKey: () => string;
  readonly onSaved: (at: string) => void;
  /** It was also written elsewhere since: what is there. */
  readonly onElsewhere: (there: ProposalDraft) => void;
}

interface Sent {
  readonly body: { readonly version: number; readonly written: Json };
  readonly key: string;
}

/**
 * Keeps for other machines what is being written here: one save after the other, each going on from the one before, so that a slow one
 * is not taken for somebody else's.
 */
export class ProposalKeeper {
  readonly #around: Surroundings;
  #version: number;
  #last: Promise<void> = Promise.resolve();
  /** Sent, and what became of it was not heard. */
  #unheard: Sent | undefined;
  #isEnded = false;

  constructor(around: Surroundings, version: number) {
    this.#around = around;
    this.#version = version;
  }

  save(written: Json): Promise<void> {
    return this.#afterTheLast(async () => {
      if (!this.#isEnded) await this.#send(written);
    });
  }

  /** Goes on with what is here, over what is elsewhere. */
  saveOver(there: ProposalDraft | undefined, written: Json): Promise<void> {
    this.#version = there?.version ?? 0;
    return this.save(written);
  }

  /** It was submitted, or kept as a draft of its own: once what is under way has come there, nothing is left of it. */
  end(): Promise<void> {
    this.#isEnded = true;
    return this.#afterTheLast(async () => {
      await this.#hear();
      // Nothing was ever saved, so there is nothing to take away.
      if (this.#version > 0) await this.#send({});
    });
  }

  #afterTheLast(work: () => Promise<void>): Promise<void> {
    this.#last = this.#last.then(work).catch(async (error: unknown) => {
      // Nothing is lost: the window has it, and the next pause tries again.
      if (!(error instanceof ApiFault)) throw error;
      if (error.kind.is !== 'problem' || error.kind.status !== 412 || this.#isEnded) return;
      this.#around.onElsewhere((await this.#around.read({ path: draftPath })).body);
    });
    return this.#last;
  }

  async #send(written: Json): Promise<void> {
    await this.#hear();
    await this.#give({ body: { version: this.#version, written }, key: this.#around.newKey() });
  }

  /** What may have come there without an answer is given again, by its own key: then its version is known. */
  async #hear(): Promise<void> {
    if (this.#unheard !== undefined) await this.#give(this.#unheard);
  }

  async #give(sent: Sent): Promise<void> {
    this.#unheard = sent;
    try {
      const { body: saved } = await this.#around.save({ path: draftPath, command: sent });
      this.#version = saved.version;
      this.#around.onSaved(saved.at);
      this.#unheard = undefined;
    } catch (error) {
      if (!(error instanceof ApiFault) || error.kind.is !== 'unreachable') this.#unheard = undefined;
      throw error;
    }
  }
}
