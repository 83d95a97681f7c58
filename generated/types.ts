// Generated from the OpenAPI contract of idaas-password. Do not edit.
export interface paths {
    "/api/v2/sdk/pwd/update-by-mobile": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Set a new password with a code sent by SMS
         * @description One path serves two situations, told apart by who asks:
         *
         *     - **Mode change**: the user is signed in. Send the id token in `Authorization` and no `mobile`; the account is the token's.
         *     - **Mode reset**: the user forgot the password. Send `mobile` and no token.
         *
         *     **Before**: have a code sent to the mobile number with the send-SMS call, type `UPDATE_PWD_SMS` for a change and `FORGET_PWD_SMS` for a reset. A captcha, where the tenant asks for one, belongs to that call and not to this one.
         *
         *     **After**: the answer 200 has no body. After a reset, lead the user back to the sign-in page; the new password is in force. What becomes of the user's other sessions is not documented.
         *
         *     **What commonly goes wrong**: a code that was requested with the other type is meant for the other mode and should not be counted on. A change without a token is judged as a reset without a mobile number. A request with both a token and a `mobile` is undocumented, so its answer is not promised.
         *
         *     The vendor marks `Authorization` as not required because the path is shared; in mode change it is needed. CIAM's own page for the reset is not published: that CIAM serves it here is inferred from its SMS type `FORGET_PWD_SMS` and from its code for an empty mobile number, which no request of mode change could earn.
         */
        post: operations["updatePasswordByMobile"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/sdk/pwd/update-by-email": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reset a forgotten password with a code sent by e-mail
         * @description For the user who chose "forgot password" on the sign-in page and recovers by e-mail. No token: the account is the one with this e-mail address.
         *
         *     **Before**: have a code sent to the address with the send-e-mail call, type `FORGET_PWD_EMS`. The captcha that the page shows first belongs to that call; there is no captcha field here.
         *
         *     **After**: the answer 200 has no body. Lead the user back to the sign-in page to sign in with the new password. What becomes of sessions that are still open is not documented.
         *
         *     **What commonly goes wrong**: a code requested with `UPDATE_PWD_EMS` is meant for a signed-in user and should not be counted on here. The address must be the one on the account.
         *
         *     CIAM documents a second use of this path, for signed-in users with an id token, on a page of its own (Change Personal Password via Email). This description covers the reset alone.
         */
        post: operations["updatePasswordByEmail"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/sdk/pwd/change-by-mobile": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change the password of a signed-in employee with a code sent by SMS
         * @description EIAM's counterpart of CIAM's change by mobile, on a path of its own. The user is signed in; the account is the one of the id token.
         *
         *     **Before**: have a code sent with the send-SMS call, type `CHANGE_PWD_SMS`. It is not CIAM's `UPDATE_PWD_SMS`.
         *
         *     **After**: the answer 200 has no body; the new password is in force. What becomes of the user's sessions is not documented.
         *
         *     **What commonly goes wrong**: a call with `X-client-id` alone was seen to be refused in production, so send operating system version, fingerprint and agent too.
         *
         *     The vendor's page has no error table. The codes listed here come from its example and from EIAM's common return codes; expect others, for the password policy above all.
         */
        post: operations["changePasswordByMobile"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/tenant/users/{user_id}/change-password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Set a user's password as an administrator
         * @description For back ends that manage users. It sets the password of any user of the tenant, without the old one and without a code.
         *
         *     **Before**: get an access token for your application (client credentials). It is a different credential from a user's id token, and meant for other calls.
         *
         *     **After**: the answer names the user. Unless `must_modify` is false, the user is made to choose an own password at the next sign-in. What becomes of the user's sessions is not documented.
         *
         *     **What commonly goes wrong**: the tenant's password policy judges administrators' passwords too. A misspelt `must_modify` is probably ignored, and then its default true applies: EIAM calls the field `pwd_must_modify` and takes a string, OneAccess takes a boolean of that name, and so does CIAM's own call that adds a user. An unknown user is a 400, not a 404. A token that is invalid or expired is a 400 as well, with a body of another shape (`OAuthError`).
         *
         *     This call has no `X-L` header: the server decides the language of its messages.
         */
        put: operations["changeUserPassword"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * Message language
         * @description A language in which the service words its messages.
         * @enum {string}
         */
        MessageLanguage: "zh" | "en";
        /**
         * Verification code
         * Format: password
         * @description The code that was sent by SMS or e-mail. Six digits in the documents, four on sister pages, so no length is promised. How long it lives, how often it may be tried and whether a refused password uses it up are not documented.
         * @example 123456
         */
        VerifyCode: string;
        /**
         * New password
         * Format: password
         * @description The password to set. The tenant's policy decides what is allowed; the error codes name the rule that was broken.
         * @example P@ssw0rd
         */
        NewPassword: string;
        /**
         * Change by mobile
         * @description Body of mode change. The account is the one of the id token, so no mobile number is sent.
         */
        ChangeByMobile: {
            verify_code: components["schemas"]["VerifyCode"];
            password: components["schemas"]["NewPassword"];
        };
        /**
         * Mobile number
         * @description The number that received the code, spelt as on the account. The pages show eleven digits without area code, a full area code for CIAM, and `+86-` in front for administrators; no rule is documented.
         * @example 12345678901
         */
        Mobile: string;
        /**
         * Reset by mobile
         * @description Body of mode reset. The account is the one with this mobile number.
         */
        ResetByMobile: {
            mobile: components["schemas"]["Mobile"];
            verify_code: components["schemas"]["VerifyCode"];
            password: components["schemas"]["NewPassword"];
        };
        /**
         * Update password by mobile
         * @description The body of either mode.
         */
        UpdatePasswordByMobile: components["schemas"]["ChangeByMobile"] | components["schemas"]["ResetByMobile"];
        /**
         * Unexpected
         * @description Whatever else a service or a gateway answers. Nothing in it is promised.
         */
        Unexpected: {
            [key: string]: unknown;
        };
        /**
         * Error
         * @description A refusal. Branch on `error_code`; show `error_msg` to people.
         */
        Error: {
            /** @description The error code. New codes may appear, so treat an unknown one as a refusal without further meaning. */
            error_code: string;
            /** @description The reason in words, in the language that was asked for. Wording may change; never branch on it. */
            error_msg: string;
        };
        /**
         * E-mail address
         * Format: email
         * @description The address that received the code. The vendor's rule for valid addresses is not documented; `format` is a hint.
         * @example 15200000000@qq.com
         */
        Email: string;
        /**
         * Reset by email
         * @description Body of the reset by e-mail. The account is the one with this address.
         */
        ResetByEmail: {
            email: components["schemas"]["Email"];
            verify_code: components["schemas"]["VerifyCode"];
            password: components["schemas"]["NewPassword"];
        };
        /**
         * User id
         * @description Identifier of a user in the tenant, as other calls of the tenant answer it. Opaque, do not parse.
         * @example 20201028102749564-9082-DC8CD2722
         */
        UserId: string;
        /**
         * Must modify
         * @description Whether the user must change the password at the next sign-in. Left out, it counts as true.
         * @default true
         * @example false
         */
        MustModify: boolean;
        /**
         * Set user password
         * @description Body of the administrators' call. Closed, so that a misspelt `must_modify` fails in your code instead of being ignored by the server.
         */
        SetUserPassword: {
            password: components["schemas"]["NewPassword"];
            must_modify?: components["schemas"]["MustModify"];
        };
        /**
         * User password set
         * @description Names the user whose password was set.
         */
        UserPasswordSet: {
            user_id: components["schemas"]["UserId"];
        };
        /**
         * OAuth error
         * @description A refusal of the access token, in the form of OAuth 2.0. It has no `error_code`.
         */
        OAuthError: {
            /** @description The error code of OAuth 2.0. */
            error: string;
            /** @description The reason in words. Never branch on it. */
            error_description: string;
        };
        /** @enum {string} */
        UpdatePasswordByMobileError400Code: "IDAAS.SDK.PARAM.0001" | "IDAAS.SDK.PARAM.0002" | "IDAAS.SDK.PARAM.0003" | "IDAAS.SDK.PARAM.0016" | "IDAAS.SDK.PARAM.0009" | "IDAAS.SDK.CAPTCHA.0007" | "IDAAS.SDK.USER.0006" | "IDAAS.SDK.USER.0001" | "IDAAS.SDK.PWD.0001" | "IDAAS.SDK.PWD.0002" | "IDAAS.SDK.PWD.0003" | "IDAAS.SDK.PWD.0004" | "IDAAS.SDK.PWD.0005" | "IDAAS.SDK.PWD.0006" | "IDAAS.SDK.PWD.0007" | "IDAAS.SDK.USER.0004" | "PARAM.0009" | "PWD.0001" | "PWD.0002";
        /** @description A refusal. Branch on `error_code`; show `error_msg` to people. */
        UpdatePasswordByMobileError400: {
            /** @description The error code. New codes may appear, so treat an unknown one as a refusal without further meaning. */
            error_code: components["schemas"]["UpdatePasswordByMobileError400Code"] | string;
            /** @description The reason in words, in the language that was asked for. Wording may change; never branch on it. */
            error_msg: string;
        };
        /** @enum {string} */
        UpdatePasswordByEmailError400Code: "IDAAS.SDK.PARAM.0001" | "IDAAS.SDK.PARAM.0002" | "IDAAS.SDK.PARAM.0003" | "IDAAS.SDK.PARAM.0009" | "IDAAS.SDK.CAPTCHA.0007" | "IDAAS.SDK.USER.0005" | "IDAAS.SDK.USER.0006" | "IDAAS.SDK.USER.0001" | "IDAAS.SDK.PWD.0001" | "IDAAS.SDK.PWD.0002" | "IDAAS.SDK.PWD.0003" | "IDAAS.SDK.PWD.0004" | "IDAAS.SDK.PWD.0005" | "IDAAS.SDK.PWD.0006" | "IDAAS.SDK.PWD.0007";
        /** @description A refusal. Branch on `error_code`; show `error_msg` to people. */
        UpdatePasswordByEmailError400: {
            /** @description The error code. New codes may appear, so treat an unknown one as a refusal without further meaning. */
            error_code: components["schemas"]["UpdatePasswordByEmailError400Code"] | string;
            /** @description The reason in words, in the language that was asked for. Wording may change; never branch on it. */
            error_msg: string;
        };
        /** @enum {string} */
        ChangePasswordByMobileError500Code: "SDK.COMMON.1008";
        /** @description A refusal. Branch on `error_code`; show `error_msg` to people. */
        ChangePasswordByMobileError500: {
            /** @description The error code. New codes may appear, so treat an unknown one as a refusal without further meaning. */
            error_code: components["schemas"]["ChangePasswordByMobileError500Code"] | string;
            /** @description The reason in words, in the language that was asked for. Wording may change; never branch on it. */
            error_msg: string;
        };
        /** @enum {string} */
        ChangePasswordByMobileError400Code: "SDK.COMMON.1003" | "SDK.COMMON.1001" | "SDK.COMMON.1012" | "SDK.COMMON.1005" | "SDK.SMS.1005" | "SDK.COMMON.1013";
        /** @description A refusal. Branch on `error_code`; show `error_msg` to people. */
        ChangePasswordByMobileError400: {
            /** @description The error code. New codes may appear, so treat an unknown one as a refusal without further meaning. */
            error_code: components["schemas"]["ChangePasswordByMobileError400Code"] | string;
            /** @description The reason in words, in the language that was asked for. Wording may change; never branch on it. */
            error_msg: string;
        };
        /** @enum {string} */
        ChangeUserPasswordError500Code: "IDAAS.TENANT.COM.0002";
        /** @description A refusal. Branch on `error_code`; show `error_msg` to people. */
        ChangeUserPasswordError500: {
            /** @description The error code. New codes may appear, so treat an unknown one as a refusal without further meaning. */
            error_code: components["schemas"]["ChangeUserPasswordError500Code"] | string;
            /** @description The reason in words, in the language that was asked for. Wording may change; never branch on it. */
            error_msg: string;
        };
        /** @enum {string} */
        ChangeUserPasswordOAuthError400Code: "invalid_token";
        /** @description A refusal of the access token, in the form of OAuth 2.0. It has no `error_code`. */
        ChangeUserPasswordOAuthError400: {
            /** @description The error code of OAuth 2.0. */
            error: components["schemas"]["ChangeUserPasswordOAuthError400Code"] | string;
            /** @description The reason in words. Never branch on it. */
            error_description: string;
        };
        /** @enum {string} */
        ChangeUserPasswordError400Code: "IDAAS.TENANT.USER.0006" | "IDAAS.TENANT.USER.0001" | "IDAAS.TENANT.PWD.0001" | "IDAAS.TENANT.PWD.0002" | "IDAAS.TENANT.PWD.0003" | "IDAAS.TENANT.PWD.0004" | "IDAAS.TENANT.PWD.0005" | "IDAAS.TENANT.PWD.0006" | "IDAAS.TENANT.PWD.0007";
        /** @description A refusal. Branch on `error_code`; show `error_msg` to people. */
        ChangeUserPasswordError400: {
            /** @description The error code. New codes may appear, so treat an unknown one as a refusal without further meaning. */
            error_code: components["schemas"]["ChangeUserPasswordError400Code"] | string;
            /** @description The reason in words, in the language that was asked for. Wording may change; never branch on it. */
            error_msg: string;
        };
    };
    responses: {
        /** @description Anything else. The vendor documents no other status, and no answer to a body that is no JSON or has wrong types; gateways add theirs (401, 403, 404, 429, 502), often without JSON. */
        Unexpected: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Unexpected"];
            };
        };
        /** @description The new password is set. There is no body, even where the server announces JSON; do not parse one. */
        PasswordSet: {
            headers: {
                [name: string]: unknown;
            };
            content?: never;
        };
        /** @description The new password is set. */
        UserPasswordSet: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["UserPasswordSet"];
            };
        };
    };
    parameters: {
        /** @description Operating system version of the device that the user holds. Free text. */
        OperatingSystemVersion: string;
        /** @description Fingerprint of the device that the user holds. Any non-empty text; keep it the same for the same device. */
        DeviceFingerprint: string;
        /** @description IP address of the device that the user holds. Worth sending where your server calls on the user's behalf. */
        DeviceIp: string;
        /** @description User agent of the device that the user holds. A header of its own, beside `User-Agent`. */
        Agent: string;
        /** @description Language of `error_msg`. What applies without the header is not documented; one observed tenant then answered in Chinese. */
        Language: components["schemas"]["MessageLanguage"];
        /** @description Client id of your application, given to it at registration. An ISV application of OneAccess sends the client id of its application template. */
        ClientId: string;
        /** @description OneAccess only, and there mandatory for ISV applications, which call the ISV's common domain instead of the tenant's. Names the tenant. Huawei opens ISV applications on request only. */
        TenantId: string;
        /** @description The user whose password is set. */
        UserId: components["schemas"]["UserId"];
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    updatePasswordByMobile: {
        parameters: {
            query?: never;
            header: {
                /** @description Operating system version of the device that the user holds. Free text. */
                "X-operating-sys-version": components["parameters"]["OperatingSystemVersion"];
                /** @description Fingerprint of the device that the user holds. Any non-empty text; keep it the same for the same device. */
                "X-device-fingerprint": components["parameters"]["DeviceFingerprint"];
                /** @description IP address of the device that the user holds. Worth sending where your server calls on the user's behalf. */
                "X-device-ip"?: components["parameters"]["DeviceIp"];
                /** @description User agent of the device that the user holds. A header of its own, beside `User-Agent`. */
                "X-agent": components["parameters"]["Agent"];
                /** @description Language of `error_msg`. What applies without the header is not documented; one observed tenant then answered in Chinese. */
                "X-L"?: components["parameters"]["Language"];
                /** @description Client id of your application, given to it at registration. An ISV application of OneAccess sends the client id of its application template. */
                "X-client-id": components["parameters"]["ClientId"];
                /** @description OneAccess only, and there mandatory for ISV applications, which call the ISV's common domain instead of the tenant's. Names the tenant. Huawei opens ISV applications on request only. */
                "X-tenant-id"?: components["parameters"]["TenantId"];
            };
            path?: never;
            cookie?: never;
        };
        /** @description With `mobile` it is a reset, without it a change. JSON in UTF-8; any spelling of the charset is accepted. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdatePasswordByMobile"];
            };
        };
        responses: {
            200: components["responses"]["PasswordSet"];
            /** @description Refused; the password stays as it was. `error_code` says why; each code has an example here. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UpdatePasswordByMobileError400"];
                };
            };
            default: components["responses"]["Unexpected"];
        };
    };
    updatePasswordByEmail: {
        parameters: {
            query?: never;
            header: {
                /** @description Operating system version of the device that the user holds. Free text. */
                "X-operating-sys-version": components["parameters"]["OperatingSystemVersion"];
                /** @description Fingerprint of the device that the user holds. Any non-empty text; keep it the same for the same device. */
                "X-device-fingerprint": components["parameters"]["DeviceFingerprint"];
                /** @description IP address of the device that the user holds. Worth sending where your server calls on the user's behalf. */
                "X-device-ip"?: components["parameters"]["DeviceIp"];
                /** @description User agent of the device that the user holds. A header of its own, beside `User-Agent`. */
                "X-agent": components["parameters"]["Agent"];
                /** @description Language of `error_msg`. What applies without the header is not documented; one observed tenant then answered in Chinese. */
                "X-L"?: components["parameters"]["Language"];
                /** @description Client id of your application, given to it at registration. An ISV application of OneAccess sends the client id of its application template. */
                "X-client-id": components["parameters"]["ClientId"];
            };
            path?: never;
            cookie?: never;
        };
        /** @description The address, the code that was sent to it, and the new password. JSON in UTF-8; any spelling of the charset is accepted. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResetByEmail"];
            };
        };
        responses: {
            200: components["responses"]["PasswordSet"];
            /** @description Refused; the password stays as it was. `error_code` says why; each code has an example here. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UpdatePasswordByEmailError400"];
                };
            };
            default: components["responses"]["Unexpected"];
        };
    };
    changePasswordByMobile: {
        parameters: {
            query?: never;
            header: {
                /** @description Operating system version of the device that the user holds. Free text. */
                "X-operating-sys-version": components["parameters"]["OperatingSystemVersion"];
                /** @description Fingerprint of the device that the user holds. Any non-empty text; keep it the same for the same device. */
                "X-device-fingerprint": components["parameters"]["DeviceFingerprint"];
                /** @description IP address of the device that the user holds. Worth sending where your server calls on the user's behalf. */
                "X-device-ip"?: components["parameters"]["DeviceIp"];
                /** @description User agent of the device that the user holds. A header of its own, beside `User-Agent`. */
                "X-agent": components["parameters"]["Agent"];
                /** @description Language of `error_msg`. What applies without the header is not documented; one observed tenant then answered in Chinese. */
                "X-L"?: components["parameters"]["Language"];
                /** @description Client id of your application, given to it at registration. An ISV application of OneAccess sends the client id of its application template. */
                "X-client-id": components["parameters"]["ClientId"];
            };
            path?: never;
            cookie?: never;
        };
        /** @description The code that was sent by SMS, and the new password. JSON in UTF-8; any spelling of the charset is accepted. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeByMobile"];
            };
        };
        responses: {
            200: components["responses"]["PasswordSet"];
            /** @description Refused; the password stays as it was. `error_code` says why; each code has an example here. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangePasswordByMobileError400"];
                };
            };
            /** @description The service is busy. Try again later; whether anything has changed is not documented. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangePasswordByMobileError500"];
                };
            };
            default: components["responses"]["Unexpected"];
        };
    };
    changeUserPassword: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The user whose password is set. */
                user_id: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        /** @description The new password, and whether the user must replace it. JSON in UTF-8; the page fixes `application/json; charset=utf-8`, and other spellings of the charset are taken to be accepted. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetUserPassword"];
            };
        };
        responses: {
            200: components["responses"]["UserPasswordSet"];
            /** @description Refused; the password stays as it was. `error_code` says why; where the access token was refused, the body is an OAuth error instead. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangeUserPasswordOAuthError400"] | components["schemas"]["ChangeUserPasswordError400"];
                };
            };
            /** @description The service is busy. Try again later; whether anything has changed is not documented. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangeUserPasswordError500"];
                };
            };
            default: components["responses"]["Unexpected"];
        };
    };
}
