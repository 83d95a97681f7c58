// Generated from the OpenAPI contract of idaas-password 0.1.0. Do not edit.
export type paths = Record<string, never>;
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * Report of a contract check
         * @description What `idaas-password check` found out about one deployment. Secrets of the run are redacted.
         */
        Report: {
            tool: {
                name: string;
                version: string;
            };
            /** @description The version of the contract. */
            contract: string;
            /** @description The overlay that the contract was changed by, and the variants that it removes and that were not checked. */
            overlay?: {
                title: string;
                removed: string[];
            };
            /** @description The base URL of the deployment. */
            target: string;
            products: string[];
            startedAt: string;
            durationMs: components["schemas"]["count"];
            /** @description How many were sent, repetitions included. */
            requests: components["schemas"]["count"];
            /** @description How many of them were repetitions. */
            repetitions: components["schemas"]["count"];
            /**
             * @description 0 verified, 1 findings, 2 inconclusive, 3 refused as unsafe, 4 environment or usage.
             * @enum {unknown}
             */
            exitCode: 0 | 1 | 2 | 3 | 4;
            /** @description The last line: `No violation: 124 of 127 clauses verified, 3 not tested`. */
            summary: string;
            /** @description The label from which new passwords were derived, if the profile has a seed. */
            passwordLabel?: string;
            /** @description Where the documentation is; it has a page for each id of a finding. */
            docs?: string;
            /** @description Why the run ended before its plan did, or could not start. */
            stopped?: string;
            variants: components["schemas"]["variant"][];
            /** @description One per cause, the most telling first. */
            findings: components["schemas"]["finding"][];
            /** @description Each distinct one once. */
            exchanges: components["schemas"]["exchange"][];
            /** @description Which password each account may have now. */
            ledger: components["schemas"]["ledger"][];
            /** @description Of two codes that were both possible, the one that came, and the other. Not judged. */
            observedOrder: components["schemas"]["order"][];
            waivers: components["schemas"]["waiver"][];
        };
        count: number;
        /** @enum {unknown} */
        language: "en" | "zh";
        headers: [
            string,
            string
        ][];
        /** @description One operation as a product offers it in a mode, with its clauses. */
        variant: {
            operation: string;
            method: string;
            path: string;
            product: string;
            mode?: string;
            clauses: components["schemas"]["clause"][];
        };
        clause: {
            /** @description Absent for the success. */
            code?: string;
            status: number;
            language?: components["schemas"]["language"];
            condition?: string;
            /** @enum {unknown} */
            verdict: "verified" | "violated" | "shadowed" | "untested" | "not allowed";
            /** @description Why it was not tested, or which code came instead. */
            reason?: string;
            /** @description Indexes into `findings`. */
            findings: components["schemas"]["count"][];
        };
        finding: {
            /**
             * @description What kind of difference it is; documented, and stable.
             * @enum {string}
             */
            id: "secret-returned" | "not-refused" | "security-bypassed" | "target-moved" | "other-account-changed" | "refusal-set-password" | "former-password-signs-in" | "near-password-signs-in" | "internals-shown" | "operation-missing" | "valid-request-refused" | "success-status" | "success-body" | "password-not-set" | "must-modify-ignored" | "other-code" | "foreign-code" | "unlisted-code" | "code-spelling" | "wrong-status" | "error-body" | "message-words" | "message-language" | "placeholder-unfilled" | "message-numbers" | "content-type" | "header-missing" | "cookie-set" | "redirect" | "server-error" | "wrong-method-served" | "history-revealed" | "no-response";
            /** @enum {unknown} */
            severity: "error" | "warning";
            operation: string;
            product: string;
            mode?: string;
            code?: string;
            language?: components["schemas"]["language"];
            /** @description A JSON pointer into the contract. */
            contract: string;
            /** @description What was done to the valid request. */
            what: string;
            expected: string;
            got: string;
            /** @description Where in the response: `status`, `header content-type`, `body /error_code`; empty for the whole. */
            at: string;
            /** @description An index into `exchanges`; absent if nothing was sent. */
            exchange?: components["schemas"]["count"];
            /** @description Other places that show the same cause, each as `operation, product mode, code, language`. */
            also: string[];
            /** @description Present if the profile waives it, so that it does not count. */
            waived?: {
                reason: string;
                until: string;
            };
        };
        exchange: {
            request: {
                method: string;
                url: string;
                headers: components["schemas"]["headers"];
                body?: string;
            };
            /** @description Absent if none came; the body holds at most 4 kB. */
            response?: {
                status: number;
                headers: components["schemas"]["headers"];
                body: string;
            };
            /** @description Why no response came. */
            failure?: string;
            /** @description Repeats the request; secrets stand as `${NAME}`. */
            curl: string;
        };
        ledger: {
            /** @description `account` or `otherAccount`. */
            account: string;
            /** @description Where the password stands: `account.password`, `newPasswords[1]`, `derived from passwordSeed, label L, number 3`. Several if it is not known for certain. */
            places: string[];
            changed: boolean;
        };
        order: {
            operation: string;
            product: string;
            mode?: string;
            first: string;
            then: string;
        };
        waiver: {
            /** @description `operation changeUserPassword, code USER.0001`. */
            waives: string;
            reason: string;
            /** @description The last day, such as 2027-03-31. */
            until: string;
            expired: boolean;
            /** @description How many findings it hides. */
            findings: components["schemas"]["count"];
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type Report = components['schemas']['Report'];
export type Count = components['schemas']['count'];
export type Language = components['schemas']['language'];
export type Headers = components['schemas']['headers'];
export type Variant = components['schemas']['variant'];
export type Clause = components['schemas']['clause'];
export type Finding = components['schemas']['finding'];
export type Exchange = components['schemas']['exchange'];
export type Ledger = components['schemas']['ledger'];
export type Order = components['schemas']['order'];
export type Waiver = components['schemas']['waiver'];
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
