// Generated from the OpenAPI contract of idaas-password 0.1.0. Do not edit.
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
         * @description Sets the password of the user who received a verification code by SMS.
         *
         *     CIAM: One path serves users who are signed in and users who forgot the password. What comes for a request with a token and a `mobile` is not documented, so nothing is promised for it. *(ours)*
         *
         *     **CIAM, change**: The user is signed in. Send the id token, and no `mobile`; first have a code of type `UPDATE_PWD_SMS` sent by SMS. The page marks `Authorization` as not required, since the path is shared; this mode needs it. *(inferred)* A code of another type is meant for another call and should not be counted on here. *(inferred)* What becomes of the user's sessions is not documented. *(ours)*
         *
         *     **CIAM, reset**: The user forgot the password. Send `mobile` and no token; first have a code of type `FORGET_PWD_SMS` sent by SMS. *(inferred)* CIAM publishes no page for this mode. That it exists is inferred from the SMS type `FORGET_PWD_SMS` and from the code for an empty mobile number, which no request of mode change could get; its codes are taken to be those of mode change. *(inferred)* A code of another type is meant for another call and should not be counted on here. *(inferred)* What becomes of the user's sessions is not documented. *(ours)*
         *
         *     **OneAccess, reset**: A user clicks "Forgot password" on the login page. Send the mobile number, the code that it received and the new password; no token. A newer page says that fingerprint, operating system version, IP address and user agent are only logged and not validated. *(OneAccess page Send SMS Verification Code)* The page refers to a list of codes that is common to all calls, and only a part of it could be read. Expect codes that are not listed here. *(ours)* What becomes of the user's sessions is not documented. *(ours)*
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
         * @description For users who choose "Forgot Password" on the sign-in page and recover it by e-mail. Afterwards lead the user back to the sign-in page.
         *
         *     The captcha that the page shows first belongs to the call that sends the code; this call has no field for it. *(inferred)*
         *
         *     The path has a second use for users who are signed in, with an id token. This description covers the reset alone. *(CIAM page Change Password via Email)*
         *
         *     **CIAM, reset**: The user forgot the password. Send no token; first have a code of type `FORGET_PWD_EMS` sent to the address. A code of another type is meant for another call and should not be counted on here. *(inferred)* What becomes of the user's sessions is not documented. *(ours)*
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
         * @description After the user has signed in, changes the password with a verification code and a new password.
         *
         *     **EIAM, change**: Send the id token; first have a code of type `CHANGE_PWD_SMS` sent by SMS. A tenant refused a call that carried `X-client-id` alone, so send operating system version, fingerprint and agent too. *(public code)* The page has no table of codes. Those listed come from its example and from the common return codes; expect others, for the password policy above all. *(ours)* A code of another type is meant for another call and should not be counted on here. *(inferred)* What becomes of the user's sessions is not documented. *(ours)*
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
         * Set the password of a user of the tenant
         * @description Sets the password of a user, and says whether the user must replace it at the next sign-in.
         *
         *     The tenant's password policy judges administrators' passwords too. *(inferred)*
         *
         *     A misspelt `must_modify` is probably ignored, and then its default true applies. *(inferred)*
         *
         *     A user who does not exist is a 400, not a 404.
         *
         *     A token that is invalid or expired is a 400 as well, with a body of another shape (`OAuthError`), as the page about access tokens shows it. *(inferred)*
         *
         *     The call has no `X-L` header, so the server decides the language of its messages. *(inferred)*
         *
         *     **CIAM**: Send an access token. The call is for back ends that manage users, since its token is that of an application. *(inferred)* What becomes of the user's sessions is not documented. *(ours)*
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
         * @description A language of messages. The pages show these two; that there is no other is inferred. *(inferred)*
         * @enum {string}
         */
        MessageLanguage: "zh" | "en";
        /**
         * Verification code
         * Format: password
         * @description The verification code that was received. Six digits in the documents and four on other pages, so no length is promised. How long it lives, how often it may be tried and whether a password that is not accepted uses it up are not documented. *(ours)*
         * @example 123456
         */
        VerifyCode: string;
        /**
         * New password
         * Format: password
         * @description The password to set. The tenant's policy decides what is allowed; the error codes name the rule that was broken. *(inferred)*
         * @example P@ssw0rd
         */
        NewPassword: string;
        /**
         * Change by mobile
         * @description Body of mode change. The account is that of the id token, so no mobile number is sent. *(inferred)*
         */
        ChangeByMobile: {
            /**
             * Verification code
             * @description The verification code that was received. Six digits in the documents and four on other pages, so no length is promised. How long it lives, how often it may be tried and whether a password that is not accepted uses it up are not documented. *(ours)*
             */
            verify_code: components["schemas"]["VerifyCode"];
            /**
             * New password
             * @description The password to set. The tenant's policy decides what is allowed; the error codes name the rule that was broken. *(inferred)*
             */
            password: components["schemas"]["NewPassword"];
        };
        /**
         * Mobile number
         * @description The mobile number to which the code is sent. Write it as on the account. *(inferred)* CIAM: It includes the full area code. *(CIAM page Send SMS Verification Code)* OneAccess: It has eleven digits. *(OneAccess page Send SMS Verification Code)*
         * @example 12345678901
         */
        Mobile: string;
        /**
         * Reset by mobile
         * @description Body of mode reset by SMS. The account is the one with this mobile number. *(inferred)*
         */
        ResetByMobile: {
            /**
             * Mobile number
             * @description The mobile number to which the code is sent. Write it as on the account. *(inferred)* CIAM: It includes the full area code. *(CIAM page Send SMS Verification Code)* OneAccess: It has eleven digits. *(OneAccess page Send SMS Verification Code)*
             */
            mobile: components["schemas"]["Mobile"];
            /**
             * Verification code
             * @description The verification code that was received. Six digits in the documents and four on other pages, so no length is promised. How long it lives, how often it may be tried and whether a password that is not accepted uses it up are not documented. *(ours)*
             */
            verify_code: components["schemas"]["VerifyCode"];
            /**
             * New password
             * @description The password to set. The tenant's policy decides what is allowed; the error codes name the rule that was broken. *(inferred)*
             */
            password: components["schemas"]["NewPassword"];
        };
        /**
         * Update password by mobile
         * @description The body of either mode. *(ours)*
         */
        UpdatePasswordByMobile: components["schemas"]["ChangeByMobile"] | components["schemas"]["ResetByMobile"];
        /**
         * E-mail address
         * Format: email
         * @description The address to which the code is sent. No page gives a rule for valid addresses; `format` is a hint. *(ours)*
         * @example 15200000000@qq.com
         */
        Email: string;
        /**
         * Reset by email
         * @description Body of mode reset by e-mail. The account is the one with this address. *(inferred)*
         */
        ResetByEmail: {
            /**
             * E-mail address
             * @description The address to which the code is sent. No page gives a rule for valid addresses; `format` is a hint. *(ours)*
             */
            email: components["schemas"]["Email"];
            /**
             * Verification code
             * @description The verification code that was received. Six digits in the documents and four on other pages, so no length is promised. How long it lives, how often it may be tried and whether a password that is not accepted uses it up are not documented. *(ours)*
             */
            verify_code: components["schemas"]["VerifyCode"];
            /**
             * New password
             * @description The password to set. The tenant's policy decides what is allowed; the error codes name the rule that was broken. *(inferred)*
             */
            password: components["schemas"]["NewPassword"];
        };
        /**
         * User id
         * @description Identifier of a user in the tenant. Opaque; do not parse it. *(ours)*
         * @example 20201028102749564-9082-DC8CD2722
         */
        UserId: string;
        /**
         * Must modify
         * @description Whether the user must change the password at the next sign-in. If it is left out, it counts as true.
         * @default true
         * @example false
         */
        MustModify: boolean;
        /**
         * Set user password
         * @description The new password, and whether the user must replace it. Closed, so that a misspelt `must_modify` fails in your code instead of being ignored by the server. *(ours)*
         */
        SetUserPassword: {
            /**
             * New password
             * @description The password to set. The tenant's policy decides what is allowed; the error codes name the rule that was broken. *(inferred)*
             */
            password: components["schemas"]["NewPassword"];
            /**
             * Must modify
             * @description Whether the user must change the password at the next sign-in. If it is left out, it counts as true.
             */
            must_modify?: components["schemas"]["MustModify"];
        };
        /**
         * User password set
         * @description Names the user whose password was set.
         */
        UserPasswordSet: {
            /**
             * User id
             * @description Identifier of a user in the tenant. Opaque; do not parse it. *(ours)*
             */
            user_id: components["schemas"]["UserId"];
        };
        /** @enum {string} */
        UpdatePasswordByMobileError400Code: "IDAAS.SDK.PARAM.0001" | "IDAAS.SDK.PARAM.0002" | "IDAAS.SDK.PARAM.0003" | "IDAAS.SDK.PARAM.0016" | "IDAAS.SDK.PARAM.0009" | "IDAAS.SDK.CAPTCHA.0007" | "IDAAS.SDK.USER.0006" | "IDAAS.SDK.USER.0001" | "IDAAS.SDK.PWD.0001" | "IDAAS.SDK.PWD.0002" | "IDAAS.SDK.PWD.0003" | "IDAAS.SDK.PWD.0004" | "IDAAS.SDK.PWD.0005" | "IDAAS.SDK.PWD.0006" | "IDAAS.SDK.PWD.0007" | "IDAAS.SDK.USER.0004" | "PARAM.0009" | "PWD.0001" | "PWD.0002";
        /** @description An error with its code and its details. Branch on `error_code`; show `error_msg` to people. *(ours)* */
        UpdatePasswordByMobileError400: {
            /** @description The error code. New codes may appear, so treat an unknown one as an error without further meaning. *(ours)* */
            error_code: components["schemas"]["UpdatePasswordByMobileError400Code"] | string;
            /** @description The reason in words. Wording may change, so never branch on it. *(ours)* */
            error_msg: string;
        };
        /** @enum {string} */
        UpdatePasswordByEmailError400Code: "IDAAS.SDK.PARAM.0001" | "IDAAS.SDK.PARAM.0002" | "IDAAS.SDK.PARAM.0003" | "IDAAS.SDK.PARAM.0009" | "IDAAS.SDK.CAPTCHA.0007" | "IDAAS.SDK.USER.0005" | "IDAAS.SDK.USER.0006" | "IDAAS.SDK.USER.0001" | "IDAAS.SDK.PWD.0001" | "IDAAS.SDK.PWD.0002" | "IDAAS.SDK.PWD.0003" | "IDAAS.SDK.PWD.0004" | "IDAAS.SDK.PWD.0005" | "IDAAS.SDK.PWD.0006" | "IDAAS.SDK.PWD.0007";
        /** @description An error with its code and its details. Branch on `error_code`; show `error_msg` to people. *(ours)* */
        UpdatePasswordByEmailError400: {
            /** @description The error code. New codes may appear, so treat an unknown one as an error without further meaning. *(ours)* */
            error_code: components["schemas"]["UpdatePasswordByEmailError400Code"] | string;
            /** @description The reason in words. Wording may change, so never branch on it. *(ours)* */
            error_msg: string;
        };
        /** @enum {string} */
        ChangePasswordByMobileError500Code: "SDK.COMMON.1008";
        /** @description An error with its code and its details. Branch on `error_code`; show `error_msg` to people. *(ours)* */
        ChangePasswordByMobileError500: {
            /** @description The error code. New codes may appear, so treat an unknown one as an error without further meaning. *(ours)* */
            error_code: components["schemas"]["ChangePasswordByMobileError500Code"] | string;
            /** @description The reason in words. Wording may change, so never branch on it. *(ours)* */
            error_msg: string;
        };
        /** @enum {string} */
        ChangePasswordByMobileError400Code: "SDK.COMMON.1003" | "SDK.COMMON.1001" | "SDK.COMMON.1012" | "SDK.COMMON.1005" | "SDK.SMS.1005" | "SDK.COMMON.1013";
        /** @description An error with its code and its details. Branch on `error_code`; show `error_msg` to people. *(ours)* */
        ChangePasswordByMobileError400: {
            /** @description The error code. New codes may appear, so treat an unknown one as an error without further meaning. *(ours)* */
            error_code: components["schemas"]["ChangePasswordByMobileError400Code"] | string;
            /** @description The reason in words. Wording may change, so never branch on it. *(ours)* */
            error_msg: string;
        };
        /** @enum {string} */
        ChangeUserPasswordError500Code: "IDAAS.TENANT.COM.0002";
        /** @description An error with its code and its details. Branch on `error_code`; show `error_msg` to people. *(ours)* */
        ChangeUserPasswordError500: {
            /** @description The error code. New codes may appear, so treat an unknown one as an error without further meaning. *(ours)* */
            error_code: components["schemas"]["ChangeUserPasswordError500Code"] | string;
            /** @description The reason in words. Wording may change, so never branch on it. *(ours)* */
            error_msg: string;
        };
        /** @enum {string} */
        ChangeUserPasswordOAuthError400Code: "invalid_token";
        /** @description An error of the access token, in the form of OAuth 2.0. It has no `error_code`. *(CIAM page Get Access Token)* */
        ChangeUserPasswordOAuthError400: {
            /** @description The error code of OAuth 2.0. *(CIAM page Get Access Token)* */
            error: components["schemas"]["ChangeUserPasswordOAuthError400Code"] | string;
            /** @description The reason in words. *(CIAM page Get Access Token)* */
            error_description: string;
        };
        /** @enum {string} */
        ChangeUserPasswordError400Code: "IDAAS.TENANT.USER.0006" | "IDAAS.TENANT.USER.0001" | "IDAAS.TENANT.PWD.0001" | "IDAAS.TENANT.PWD.0002" | "IDAAS.TENANT.PWD.0003" | "IDAAS.TENANT.PWD.0004" | "IDAAS.TENANT.PWD.0005" | "IDAAS.TENANT.PWD.0006" | "IDAAS.TENANT.PWD.0007";
        /** @description An error with its code and its details. Branch on `error_code`; show `error_msg` to people. *(ours)* */
        ChangeUserPasswordError400: {
            /** @description The error code. New codes may appear, so treat an unknown one as an error without further meaning. *(ours)* */
            error_code: components["schemas"]["ChangeUserPasswordError400Code"] | string;
            /** @description The reason in words. Wording may change, so never branch on it. *(ours)* */
            error_msg: string;
        };
    };
    responses: {
        /** @description Anything else, with or without a body, of any media type. No page documents another status, or what comes after a body that is not JSON or has wrong types; gateways add their own (401, 403, 404, 429, 502). *(ours)* */
        Unexpected: {
            headers: {
                [name: string]: unknown;
            };
            content?: never;
        };
        /** @description The new password is set. There is no body. OneAccess: The page has a string without a name there, which is taken for a fault of its layout. *(inferred)* Do not parse a body, even if the response announces JSON. *(ours)* */
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
        /** @description Operating system version of the calling client. Free text; no page gives a format. *(ours)* */
        OperatingSystemVersion: string;
        /** @description Fingerprint of the device of the calling client. Any text that is not empty is taken to be accepted. Keep it the same for the same device. *(inferred)* */
        DeviceFingerprint: string;
        /** @description IP address of the calling client. Worth sending if your server calls on behalf of the user. *(ours)* */
        DeviceIp: string;
        /** @description User agent of the calling client. A header of its own, beside `User-Agent`. *(ours)* */
        Agent: string;
        /** @description Language of `error_msg`. No page says which language applies without the header. *(ours)* EIAM: One tenant used Chinese for a request without it. *(public code)* */
        Language: components["schemas"]["MessageLanguage"];
        /** @description Client id of your application. OneAccess: An ISV application sends the client id of its application template. */
        ClientId: string;
        /** @description Names the tenant. Mandatory for ISV applications, which call the ISV's common domain instead of the tenant's. Huawei opens ISV applications on request only. *(OneAccess page Send SMS Verification Code)* */
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
                /** @description Operating system version of the calling client. Free text; no page gives a format. *(ours)* */
                "X-operating-sys-version": components["parameters"]["OperatingSystemVersion"];
                /** @description Fingerprint of the device of the calling client. Any text that is not empty is taken to be accepted. Keep it the same for the same device. *(inferred)* */
                "X-device-fingerprint": components["parameters"]["DeviceFingerprint"];
                /** @description IP address of the calling client. Worth sending if your server calls on behalf of the user. *(ours)* */
                "X-device-ip"?: components["parameters"]["DeviceIp"];
                /** @description User agent of the calling client. A header of its own, beside `User-Agent`. *(ours)* */
                "X-agent": components["parameters"]["Agent"];
                /** @description Language of `error_msg`. No page says which language applies without the header. *(ours)* EIAM: One tenant used Chinese for a request without it. *(public code)* */
                "X-L"?: components["parameters"]["Language"];
                /** @description Client id of your application. OneAccess: An ISV application sends the client id of its application template. */
                "X-client-id": components["parameters"]["ClientId"];
                /** @description Names the tenant. Mandatory for ISV applications, which call the ISV's common domain instead of the tenant's. Huawei opens ISV applications on request only. *(OneAccess page Send SMS Verification Code)* */
                "X-tenant-id"?: components["parameters"]["TenantId"];
            };
            path?: never;
            cookie?: never;
        };
        /** @description The code and the new password. CIAM: With `mobile` it is a reset, without it a change. *(inferred)* JSON in UTF-8; any spelling of the charset is taken to be accepted. *(inferred)* */
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdatePasswordByMobile"];
            };
        };
        responses: {
            200: components["responses"]["PasswordSet"];
            /** @description The request was not accepted. `error_code` says why; each code has an example here. The password stays as it was. *(inferred)* */
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
                /** @description Operating system version of the calling client. Free text; no page gives a format. *(ours)* */
                "X-operating-sys-version": components["parameters"]["OperatingSystemVersion"];
                /** @description Fingerprint of the device of the calling client. Any text that is not empty is taken to be accepted. Keep it the same for the same device. *(inferred)* */
                "X-device-fingerprint": components["parameters"]["DeviceFingerprint"];
                /** @description IP address of the calling client. Worth sending if your server calls on behalf of the user. *(ours)* */
                "X-device-ip"?: components["parameters"]["DeviceIp"];
                /** @description User agent of the calling client. A header of its own, beside `User-Agent`. *(ours)* */
                "X-agent": components["parameters"]["Agent"];
                /** @description Language of `error_msg`. No page says which language applies without the header. *(ours)* EIAM: One tenant used Chinese for a request without it. *(public code)* */
                "X-L"?: components["parameters"]["Language"];
                /** @description Client id of your application. OneAccess: An ISV application sends the client id of its application template. */
                "X-client-id": components["parameters"]["ClientId"];
            };
            path?: never;
            cookie?: never;
        };
        /** @description The address, the code that was sent to it, and the new password. JSON in UTF-8; any spelling of the charset is taken to be accepted. *(inferred)* */
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResetByEmail"];
            };
        };
        responses: {
            200: components["responses"]["PasswordSet"];
            /** @description The request was not accepted. `error_code` says why; each code has an example here. The password stays as it was. *(inferred)* */
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
                /** @description Operating system version of the calling client. Free text; no page gives a format. *(ours)* */
                "X-operating-sys-version": components["parameters"]["OperatingSystemVersion"];
                /** @description Fingerprint of the device of the calling client. Any text that is not empty is taken to be accepted. Keep it the same for the same device. *(inferred)* */
                "X-device-fingerprint": components["parameters"]["DeviceFingerprint"];
                /** @description IP address of the calling client. Worth sending if your server calls on behalf of the user. *(ours)* */
                "X-device-ip"?: components["parameters"]["DeviceIp"];
                /** @description User agent of the calling client. A header of its own, beside `User-Agent`. *(ours)* */
                "X-agent": components["parameters"]["Agent"];
                /** @description Language of `error_msg`. No page says which language applies without the header. *(ours)* EIAM: One tenant used Chinese for a request without it. *(public code)* */
                "X-L"?: components["parameters"]["Language"];
                /** @description Client id of your application. OneAccess: An ISV application sends the client id of its application template. */
                "X-client-id": components["parameters"]["ClientId"];
            };
            path?: never;
            cookie?: never;
        };
        /** @description The code that was sent by SMS, and the new password. JSON in UTF-8; any spelling of the charset is taken to be accepted. *(inferred)* */
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeByMobile"];
            };
        };
        responses: {
            200: components["responses"]["PasswordSet"];
            /** @description The request was not accepted. `error_code` says why; each code has an example here. The password stays as it was. *(inferred)* */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangePasswordByMobileError400"];
                };
            };
            /** @description The service is busy. Try again later. *(CIAM page Tenant Error Codes, EIAM page Return Codes)* Whether anything has changed is not documented. *(ours)* */
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
        /** @description The new password, and whether the user must replace it. The page fixes `application/json; charset=utf-8`. Any spelling of the charset is taken to be accepted. *(inferred)* */
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetUserPassword"];
            };
        };
        responses: {
            200: components["responses"]["UserPasswordSet"];
            /** @description The request was not accepted. `error_code` says why; each code has an example here. The password stays as it was. *(inferred)* If the access token was not accepted, the body is an OAuth error instead. *(inferred)* */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangeUserPasswordOAuthError400"] | components["schemas"]["ChangeUserPasswordError400"];
                };
            };
            /** @description The service is busy. Try again later. *(CIAM page Tenant Error Codes, EIAM page Return Codes)* Whether anything has changed is not documented. *(ours)* */
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
