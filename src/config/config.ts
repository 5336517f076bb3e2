import type { PlatformSettings } from '../../adapters/index.ts';
import type { Survey } from '../../conversations/survey.ts';
import type { Team } from '../../conversations/team.ts';

/** Everything Afterword is told: `afterword.yaml` and the environment, checked and with defaults filled in. */
export interface Config {
  /** Where the configuration was read from; absent: there is none and the playground's defaults hold. */
  readonly file?: string;
  readonly survey: Survey;
  /** At least one. */
  readonly teams: readonly Team[];
  readonly http: {
    readonly host: string;
    readonly port: number;
    /** Where /readyz and /metrics are instead of on `port`; absent: on `port`. */
    readonly operationsPort?: number;
  };
  readonly database:
    | { readonly kind: 'url'; readonly url: string }
    | { readonly kind: 'embedded'; readonly dataDir: string };
  readonly api: { readonly token: string } | undefined;
  /** Those that are configured. */
  readonly platforms: PlatformSettings;
  /** trace, debug, info, warn, error or silent. */
  readonly logLevel: string;
}
